/// How roles look.
package struct Theme: Equatable, Sendable {
    package let name: String
    package let styles: [Role: Style]

    package init(name: String, styles: [Role: Style]) {
        self.name = name
        self.styles = styles
    }

    /// The style of a role; a role without one looks like ``Role/body``.
    package func style(of role: Role) -> Style {
        styles[role] ?? styles[.body] ?? Style()
    }
}

/// How one role looks: its colours, where it sets any, and its attributes.
package struct Style: Hashable, Sendable {
    /// The colour of the text; `nil` is that of ``Role/body``.
    package var foreground: Color?
    /// The ground; `nil` is that of ``Role/body``.
    package var background: Color?
    package var attributes: Emphasis

    package init(foreground: Color? = nil, background: Color? = nil, attributes: Emphasis = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}
