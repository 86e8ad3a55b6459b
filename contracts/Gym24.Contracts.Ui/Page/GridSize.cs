namespace Gym24.Contracts.Ui;

/// <summary>Least width of a cell of <c>CardGrid</c>.</summary>
public enum GridSize
{
    /// <summary>About 180 px: figures.</summary>
    Small,

    /// <summary>About 280 px: cards and tiles.</summary>
    Medium,

    /// <summary>About 420 px: cards with a chart or a form.</summary>
    Large,
}
