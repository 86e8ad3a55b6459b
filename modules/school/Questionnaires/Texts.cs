using Gym24.Contracts;

namespace Gym24.Questionnaires;

/// <summary>The interface texts of the module.</summary>
internal sealed class Texts
{
    public static readonly TextCatalog T = new(typeof(Texts));
}
