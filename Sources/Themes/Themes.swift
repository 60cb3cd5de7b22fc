package import Terminal

/// The themes that are part of the program: the files of `themes/`, compiled in.
package enum Themes {
    /// Their names, the default first, in the order of a menu.
    package static let names = [
        "default", "light", "nord", "gruvbox", "solarized-dark", "solarized-light", "catppuccin",
        "tokyo-night",
        "high-contrast", "mono",
    ]

    /// Reads one of the built-in themes; the others cost nothing.
    package static func theme(named name: String) throws(ThemeError) -> Theme {
        guard let bytes = file(named: name) else { throw .unknownTheme(name) }
        return try Theme(toml: String(decoding: bytes, as: UTF8.self), name: name)
    }

    private static func file(named name: String) -> [UInt8]? {
        switch name {
        case "default": PackageResources.default_toml
        case "light": PackageResources.light_toml
        case "nord": PackageResources.nord_toml
        case "gruvbox": PackageResources.gruvbox_toml
        case "solarized-dark": PackageResources.solarized_dark_toml
        case "solarized-light": PackageResources.solarized_light_toml
        case "catppuccin": PackageResources.catppuccin_toml
        case "tokyo-night": PackageResources.tokyo_night_toml
        case "high-contrast": PackageResources.high_contrast_toml
        case "mono": PackageResources.mono_toml
        default: nil
        }
    }
}
