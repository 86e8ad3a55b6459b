using Gym24.Contracts;

namespace Gym24.People;

internal sealed class Texts
{
    public static readonly TextCatalog T = new(typeof(Texts));
}
