abstract class BaseTest {}
