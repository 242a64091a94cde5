/// The keys that a configuration may have, for editors that offer them.
public enum ConfigurationKeys {
  /// Those that overrides may have too.
  public static let settings = ["packs", "levels", "allow", "channel", "profile", "encoding", "templates"]
  public static let file = settings + ["rules", "ignore", "overrides", "suppress"]
}
