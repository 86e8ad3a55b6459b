namespace Gym24.Contracts.Ui;

/// <summary>A titled part of the navigation.</summary>
/// <param name="Title">Shown above the entries; null for the first part.</param>
/// <param name="Entries">Links in order.</param>
public sealed record NavGroup(string? Title, IReadOnlyList<NavEntry> Entries);

/// <summary>One link of the navigation.</summary>
/// <param name="Title">Text.</param>
/// <param name="Href">Address.</param>
/// <param name="Icon">One of <see cref="Icons.All"/>.</param>
/// <param name="Active">The page being shown belongs to it.</param>
/// <param name="Count">What waits there.</param>
/// <param name="OnPhone">Among the first four in the bar at the bottom of a phone.</param>
public sealed record NavEntry(string Title, string Href, string Icon, bool Active = false, int? Count = null, bool OnPhone = false);
