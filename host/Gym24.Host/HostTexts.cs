using Gym24.Contracts;

namespace Gym24.Host;

internal sealed class Texts;

internal static class HostTexts
{
    public static readonly TextCatalog T = new(typeof(Texts));
}
