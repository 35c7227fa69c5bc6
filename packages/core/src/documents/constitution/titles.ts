import { takeNumber } from '../../principles/heading.js';
import { comparableName } from '../../principles/words.js';

/** Headings that hold principles, comparable; a qualifier may stand before the English ones. */
const CONTAINER =
  /^(?:(?:core|guiding|key|fundamental|foundational|basic|general|our|main|project|engineering|development|design|architectural|architecture|technical|product|constitutional|non negotiable|the|\d{1,2}) ){0,3}principles(?: (?:and|&) (?:values|rules|standards|practices|guidelines))?$/;
const ARTICLES = /^(?:(?:the|core|\p{L}{3,6}) ){0,2}articles(?: of development)?$/u;

/** The same in other languages, comparable (without accents, in one case). */
const TRANSLATED = new Set(
  [
    '核心原则 核心原則 基本原则 基本原則 原则 原則 指导原则 项目原则 开发原则 開発原則 設計原則 基本方針 コア原則 中核原則 主要原則',
    '핵심|원칙 기본|원칙 원칙 핵심원칙 기본원칙 개발|원칙',
    'grundprinzipien kernprinzipien grundsatze leitprinzipien leitsatze prinzipien zentrale|prinzipien zentrale|grundsatze wesentliche|grundsatze',
    'principes principes|fondamentaux principes|directeurs principes|de|base principes|cles principes|essentiels',
    'principios principios|fundamentales principios|basicos principios|rectores principios|centrales principios|clave principios|basicos|del|proyecto',
    'principios|fundamentais principios|essenciais principios|basicos|do|projeto principios|centrais',
    'principi principi|fondamentali principi|guida principi|di|base principi|cardine',
  ]
    .flatMap((line) => line.split(' '))
    .map((name) => comparableName(name.replaceAll('|', ' '))),
);

/** Whether a heading holds the principles of the constitution below it. */
export function isContainer(title: string): boolean {
  const halves = takeNumber(title).rest.split(/[()（）/|｜]/u);
  return [takeNumber(title).rest, ...halves].some((half) => {
    const name = comparableName(half);
    return CONTAINER.test(name) || ARTICLES.test(name) || TRANSLATED.has(name);
  });
}

const ASIDES = new Set(
  (
    'rationale overview introduction background preamble notes note summary uberblick einleitung introduccion resumen ' +
    'introducao visao introduzione apercu 概述 概要 简介 序言 前言 背景 はじめに 개요 서문'
  )
    .split(' ')
    .map(comparableName),
);

/** Whether a heading among principles only introduces them. */
export function isAside(title: string): boolean {
  return ASIDES.has(comparableName(title));
}

const OTHER =
  /governance|amendment|purpose|mission|vision|scope|technology|tech stack|glossary|definitions|workflow|enforcement|appendix|changelog|history|version|compliance review|gouvernance|gobernanza|governanca|steuerung|verfassungsanderung|zweck|治理|ガバナンス|거버넌스|附录|变更记录|修订|改定|目的/u;

/** Whether a numbered heading is one of the other sections of a constitution (Governance, Purpose, …). */
export function isOtherSection(title: string): boolean {
  return OTHER.test(comparableName(takeNumber(title).rest));
}
