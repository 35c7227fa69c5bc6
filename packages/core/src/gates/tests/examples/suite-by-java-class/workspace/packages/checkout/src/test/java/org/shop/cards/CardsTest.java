class CardsTest {}
