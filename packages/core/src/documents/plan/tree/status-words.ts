import type { EntryStatus } from '../../../model/plan.js';
import { list } from '../../../base/plain-text.js';

type Stated = Exclude<EntryStatus, 'unspecified'>;

/**
 * Words by which a comment states what happens to its entry, per language, in lower case. Longer ones stand before
 * shorter ones that they begin with. A word counts where a comment begins or in brackets; see `statusOf`.
 */
const WORDS: Readonly<Record<Stated, Readonly<Record<string, readonly string[]>>>> = {
  existing: {
    en: list`
      no changes expected, no changes needed, no changes required, no changes necessary,
      no change needed, no changes, no change, not changed, not modified, unchanged, unmodified,
      untouched, existing, exists, already exists, already present, already there, already implemented,
      present, retained, retain, preserved, preserve, not touched, intact, already in place, reused, reuses, reuse, keep, kept, reference only, reference, read-only reference, as is,
      as-is
    `,
    de: list`
      unverändert, keine änderung, keine änderungen, vorhanden, bestehend, bestehende, existiert,
      existierend, bereits vorhanden, wiederverwendet, wiederverwenden, bleibt, bleibt unverändert, ohne änderung, ohne änderungen, existiert bereits, bestand
    `,
    fr: list`
      inchangée, inchangé, aucun changement, aucune modification, sans changement, existante, existant,
      existe, déjà présent, réutilisé, réutiliser, conservé, existe déjà, existants, sans modification, non modifié, déjà existant, déjà en place
    `,
    es: list`
      sin cambios, sin modificaciones, existente, existentes, ya existe, reutilizado, reutilizar,
      reutiliza, sin cambio, sin modificar, ya existente, ya presente, no cambia
    `,
    pt: list`
      sem alterações, sem alteração, sem mudanças, inalterado, inalterada, existente, já existe,
      reutilizado, reutilizar, reaproveitado, mantido, sem modificações, não alterado, já existente, reutiliza, existentes
    `,
    it: list`
      invariato, invariata, nessuna modifica, senza modifiche, esistente, già esistente, riutilizzato,
      riutilizzare, riuso, esiste già, già presente, nessun cambiamento, immutato
    `,
    zh: list`已存在, 已有, 沿用, 无需改动, 不需要修改, 不修改, 未修改, 不变更, 现有, 既有, 已实现, 已完成, 复用, 保持不变, 不变, 无变更, 无需修改, 无改动, 不改, 保留, 無變更, 現有`,
    ja: list`実装済み, 実装済, 既存, 変更なし, 変更無し, 流用, 再利用, そのまま, 作成済み, 既存のまま, 既存ファイル, 変更不要, 修正なし, 修正不要`,
    ko: list`기존, 변경 없음, 변경없음, 재사용, 유지, 이미 존재, 구현됨, 구현 완료, 기존 유지, 수정 없음, 변경 불필요, 그대로`,
    ru: list`существующий, существующая, существующее, существующие, существует, уже существует, уже есть, имеется, без изменений, не меняется, не изменяется, не изменён, не изменен, переиспользуется, используется как есть, сохраняется`,
    uk: list`існуючий, існуюча, існує, вже існує, без змін, не змінюється`,
    pl: list`istniejący, istniejąca, istniejące, istnieje, już istnieje, bez zmian, niezmieniony, niezmieniona`,
    nl: list`bestaand, bestaande, bestaat al, ongewijzigd, geen wijzigingen, geen wijziging, hergebruikt, hergebruiken`,
    tr: list`mevcut, zaten var, değişmedi, değişmez, değiştirilmez, değişiklik yok, yeniden kullanılır`,
    vi: list`hiện có, đã có, đã tồn tại, giữ nguyên, không thay đổi, không đổi, tái sử dụng`,
    id: list`sudah ada, tidak berubah, tidak diubah, tanpa perubahan, digunakan ulang`,
  },
  deleted: {
    en: list`
      to be deleted, to be removed, to delete, to remove, deleted, deletes, delete, removed, removes,
      remove, dropped, drop, deprecated and removed, retired, retire, decommissioned
    `,
    de: list`entfällt, entfernt, entfernen, gelöscht, löschen, wird gelöscht, wird entfernt, zu löschen, zu entfernen, entfallen, löschung`,
    fr: list`supprimée, supprimé, supprimer, à supprimer, suppression, retiré, à retirer, sera supprimé, sera supprimée`,
    es: list`eliminado, eliminada, eliminar, a eliminar, borrar, borrado, se elimina, será eliminado, por eliminar, a borrar`,
    pt: list`removido, removida, remover, excluído, excluir, apagar, apagado, eliminado, eliminar, a remover, será removido, será removida, a excluir, deletar, deletado`,
    it: list`
      eliminato, eliminata, eliminare, da eliminare, rimosso, rimossa, rimuovere, da rimuovere,
      cancellato
    `,
    zh: list`删除, 刪除, 移除, 已删除, 废弃删除, 待删除, 将删除, 將刪除, 将被删除, 拟删除, 待移除, 将移除, 已移除`,
    ja: list`削除予定, 削除, 廃止, 廃止予定, 削除対象, 除去`,
    ko: list`삭제됨, 삭제, 제거, 삭제 예정, 제거 예정, 삭제 대상, 제거됨`,
    ru: list`удалить, удалён, удален, удалена, удалено, удаляется, будет удалён, будет удален, к удалению, на удаление`,
    uk: list`видалити, видалено, видаляється, буде видалено`,
    pl: list`usunięty, usunięta, usunięte, usunąć, do usunięcia, zostanie usunięty`,
    nl: list`verwijderd, verwijderen, te verwijderen, wordt verwijderd, vervalt`,
    tr: list`silinecek, silindi, kaldırılacak, kaldırıldı, silinir`,
    vi: list`xóa, xoá, xóa bỏ, xoá bỏ, đã xóa, loại bỏ, gỡ bỏ`,
    id: list`dihapus, hapus, akan dihapus, untuk dihapus`,
  },
  modified: {
    en: list`
      to be modified, to be updated, to be extended, to be changed, to modify, to update, to extend,
      will be modified, will be updated, will be extended, will be changed, extend existing, update existing, modify existing, modified,
      modifies, modify, modifications, modification, mod, updated, updates, update, edited, edits, edit,
      extended, extends, extend, changed, changes, change, enhanced, enhance, refactored, refactor,
      rewritten, rewrite, replaced, replace, touched, touch, expanded, expand, adapted, adapt, amended,
      amend, adjusted, adjust, regenerated, regenerate, to be regenerated, reworked, rework,
      primary file to modify, main file to modify, file to modify
    `,
    de: list`
      geändert, wird geändert, ändern, angepasst, anpassen, anpassung, erweitert, erweitern, erweiterung,
      aktualisiert, aktualisieren, modifiziert, überarbeitet, ergänzt, anzupassen, zu ändern, zu erweitern, zu aktualisieren, wird angepasst, wird erweitert, wird aktualisiert
    `,
    fr: list`
      modifiée, modifié, modifier, à modifier, modification, mise à jour, mis à jour, mettre à jour,
      étendu, étendre, adapté, changé, modifiée, mise à niveau, à étendre, à adapter, à mettre à jour, sera modifié, sera modifiée
    `,
    es: list`
      modificado, modificada, modificar, a modificar, actualizado, actualizada, actualizar, extendido, extendida,
      extender, ampliar, ampliado, cambiado, cambios, editar, editado, editada, se modifica, se actualiza, se amplía, será modificado, por modificar, a actualizar
    `,
    pt: list`
      modificado, modificada, modificar, a modificar, atualizado, atualizada, atualizar, alterado,
      alterada, alterar, estendido, estendida, estender, editar, editado, editada, ampliado, será modificado, será alterado, será atualizado, a alterar, a atualizar
    `,
    it: list`
      modificato, modificata, modificare, da modificare, modifica, aggiornato, aggiornata, aggiornare,
      da aggiornare, esteso, estesa, estendere, adattato
    `,
    zh: list`需要修改, 待修改, 修改, 更新, 扩展, 擴展, 改造, 变更, 調整, 调整, 重构, 改动, 将修改, 需修改, 拟修改, 小改, 微调, 有改动`,
    ja: list`変更, 修正, 改修, 更新, 拡張, 編集, 変更予定, 修正予定, 変更あり, 要変更, 要修正`,
    ko: list`수정, 변경, 업데이트, 확장, 갱신, 수정 예정, 변경 예정, 수정 필요, 수정됨`,
    ru: list`изменён, изменен, изменена, изменено, изменены, изменить, изменяется, изменение, изменения, обновлён, обновлен, обновлена, обновить, обновление, обновляется, расширен, расширена, расширить, расширение, доработать, доработка, модифицирован, модифицировать, правка, правки, переписать`,
    uk: list`змінено, змінений, змінити, зміна, зміни, оновлено, оновити, оновлення, розширено, розширити`,
    pl: list`zmieniony, zmieniona, zmienione, zmienić, zmiana, zmiany, do zmiany, zmodyfikowany, zmodyfikowana, modyfikacja, zaktualizowany, zaktualizowana, zaktualizować, aktualizacja, rozszerzony, rozszerzona, rozszerzyć, rozszerzenie`,
    nl: list`gewijzigd, wijzigen, te wijzigen, wijziging, wijzigingen, aangepast, aanpassen, aan te passen, aanpassing, bijgewerkt, bijwerken, uitgebreid, uitbreiden, uitbreiding`,
    tr: list`değiştirildi, değiştirilecek, değişecek, değişiklik, güncellendi, güncellenecek, güncelle, güncelleme, genişletilecek, genişletildi, düzenlenecek`,
    vi: list`sửa đổi, chỉnh sửa, cập nhật, thay đổi, mở rộng, sửa`,
    id: list`diubah, ubah, diperbarui, perbarui, pembaruan, dimodifikasi, modifikasi, diperluas, perubahan, akan diubah`,
  },
  new: {
    en: list`
      to be created, to create, will be created, newly created, new file, new, created, creates, create,
      added, to be added, planned, generated new, not yet created
    `,
    de: list`
      neues, neuer, neue, neu, anlegen, wird angelegt, wird erstellt, neu erstellt, erstellen,
      hinzugefügt, geplant, anzulegen, neu anzulegen, zu erstellen, wird neu erstellt, neue datei, neuer ordner
    `,
    fr: list`nouveaux, nouvelles, nouvelle, nouvel, nouveau, créer, à créer, créée, créé, ajouté, création, sera créé, sera créée, à ajouter, ajout, ajoutée`,
    es: list`nuevos, nuevas, nueva, nuevo, crear, a crear, creado, añadido, agregado, creada, añadida, agregada, se crea, será creado, será creada, por crear, archivo nuevo, nuevo archivo`,
    pt: list`novos, novas, nova, novo, criar, a criar, criado, adicionado, criada, adicionada, será criado, será criada, novo arquivo, por criar`,
    it: list`nuovi, nuove, nuova, nuovo, creare, da creare, creato, aggiunto, creata, aggiunta, sarà creato, nuovo file`,
    zh: list`计划新增, 新增, 新建, 新文件, 新目录, 待创建, 创建, 新加, 新, 待新增, 待新建, 拟新增, 需新增, 将新增, 新建文件, 新增文件, 新規`,
    ja: list`新規作成, 新規追加, 新規, 未作成, 追加予定, 作成予定, 新設, 新規予定, 新規ファイル`,
    ko: list`신규 생성, 신규, 새로 추가, 새로운, 새로, 새 파일, 생성 예정, 생성, 추가 예정, 신규 예정, 신규 파일, 새로 생성`,
    ru: list`новый файл, новая директория, новый каталог, новая папка, новый модуль, новый, новая, новое, новые, создать, создаётся, создается, создан, создана, будет создан, будет создана, добавлен, добавлена, добавлено, добавляется`,
    uk: list`новий файл, новий, нова, нове, нові, створити, створено, додано`,
    pl: list`nowy plik, nowy katalog, nowy, nowa, nowe, utworzyć, do utworzenia, utworzony, dodany, dodana`,
    nl: list`nieuw bestand, nieuwe map, nieuw, nieuwe, aan te maken, aangemaakt, toegevoegd, toe te voegen`,
    tr: list`yeni dosya, yeni dizin, yeni klasör, yeni, oluşturulacak, oluşturuldu, eklenecek, eklendi`,
    vi: list`tạo mới, thêm mới, tệp mới, thư mục mới, mới`,
    id: list`file baru, berkas baru, direktori baru, baru, akan dibuat, dibuat, ditambahkan`,
  },
};

/** Every status word with what it states, the longest first. */
export const STATUS_WORDS: readonly (readonly [string, Stated])[] = (Object.keys(WORDS) as Stated[])
  .flatMap((status) =>
    Object.values(WORDS[status]).flatMap((words) => words.map((word) => [word, status] as const)),
  )
  .sort((a, b) => b[0].length - a[0].length);

/** Words that state a status only where nothing else is said: "add" alone, not "add the card". */
export const LONE_WORDS: ReadonlyMap<string, Stated> = new Map(
  list`add, adding, addition, ajouter, hinzufügen, añadir, agregar, adicionar, aggiungere, 追加, 添加, 추가`.map(
    (word) => [word, 'new'],
  ),
);

/** Marks that state a status by themselves, before a name or as the first character of a comment. */
export const STATUS_MARKS: Readonly<Record<string, Stated>> = {
  '🆕': 'new',
  '✨': 'new',
  '🗑': 'deleted',
  '✏': 'modified',
  '📝': 'modified',
  '🔄': 'modified',
  '♻': 'modified',
  '➕': 'new',
  '➖': 'deleted',
};
