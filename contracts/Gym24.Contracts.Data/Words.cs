namespace Gym24.Contracts.Data;

internal static class Words
{
    public static readonly TextCatalog T = new(typeof(Texts));
}

/// <summary>Marks the interface texts of this assembly.</summary>
internal sealed class Texts;
