class CardsIT {}
