namespace Gym24.Contracts.Ui;

/// <summary>One step of the path above a page's title.</summary>
/// <param name="Title">Text of the link.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Russian">The title is a Russian fact.</param>
public sealed record Crumb(string Title, string Href, bool Russian = false);
