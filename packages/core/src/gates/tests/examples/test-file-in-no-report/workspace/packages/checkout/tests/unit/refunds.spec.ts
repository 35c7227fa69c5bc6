it.todo();
