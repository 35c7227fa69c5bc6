#[test]
fn keeps_a_card() {}
