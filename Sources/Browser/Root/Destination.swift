/// A screen that another one wants to be opened; the root makes it and gives it its number.
///
/// Where a screen is declared, an extension says in one function what it has to be given.
package struct Destination: Sendable {
    let screen: @Sendable (ScreenID) -> any BrowserScreen

    package init(_ screen: @escaping @Sendable (ScreenID) -> any BrowserScreen) { self.screen = screen }
}

extension Browser {
    mutating func open(_ destination: Destination) -> [Effect] {
        let left = front.stepAside()
        screens.append(destination.screen(nextScreenID()))
        forward = []
        typed.forget()
        let requests = left + front.load(in: context)
        return fulfil(requests)
    }
}
