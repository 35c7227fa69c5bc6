pub fn card() {}
