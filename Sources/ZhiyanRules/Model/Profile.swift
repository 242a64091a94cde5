/// A trade whose own law a rule is about; such a rule runs only where the trade is named.
public enum Profile: String, Sendable, CaseIterable {
  case finance, health, cosmetics, education, property, ecommerce
}
