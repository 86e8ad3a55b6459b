namespace Gym24.Contracts.Ui;

/// <summary>The views a reader has kept of lists. The host has them; pages show them with <c>SavedViews</c>.</summary>
public interface ISavedViews
{
    /// <summary>Views of a list, by name.</summary>
    /// <param name="path">Address of the list without its query.</param>
    /// <returns><see langword="null"/> for whoever is not signed in: nothing can be kept.</returns>
    Task<IReadOnlyList<SavedView>?> Of(string path);
}

/// <summary>A list as somebody wants to find it again: filters, order, columns.</summary>
/// <param name="Id">Of the view.</param>
/// <param name="Name">As its owner calls it.</param>
/// <param name="Query">The query of the address, with its question mark; empty for the list as it is.</param>
public sealed record SavedView(Guid Id, string Name, string Query);
