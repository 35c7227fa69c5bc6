#[test] fn cards() {}
