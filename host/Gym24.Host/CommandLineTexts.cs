using Gym24.Contracts;

namespace Gym24.Host;

/// <summary>What the process says on the console before anybody can open a page.</summary>
internal sealed class CommandLineTexts
{
    public static readonly TextCatalog T = new(typeof(CommandLineTexts));
}
