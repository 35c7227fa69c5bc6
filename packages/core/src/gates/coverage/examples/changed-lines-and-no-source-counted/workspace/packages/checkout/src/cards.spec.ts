it.todo("works");
