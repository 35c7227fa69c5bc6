class CardsTests {}
