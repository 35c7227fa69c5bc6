def test_cards(): pass
