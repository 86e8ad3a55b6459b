using Gym24.Contracts;

namespace Gym24.Partnerships;

internal sealed class Texts
{
    public static readonly TextCatalog T = new(typeof(Texts));
}
