namespace Gym24.Contracts.Ui;

/// <summary>One of several views of the same thing; each is a page of its own.</summary>
/// <param name="Title">Text.</param>
/// <param name="Href">Address of the view.</param>
/// <param name="Active">This is the view being shown.</param>
/// <param name="Count">How much there is in it.</param>
public sealed record Tab(string Title, string Href, bool Active = false, int? Count = null);
