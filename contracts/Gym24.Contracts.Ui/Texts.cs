namespace Gym24.Contracts.Ui;

/// <summary>Marks the design system's own texts (<c>Texts.restext</c>, <c>Texts.en.restext</c>) for the localizer.</summary>
public sealed class Texts;
