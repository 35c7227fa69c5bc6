class CardTest {}
