namespace Gym24.Contracts.Data;

/// <summary>What a module's table is called: <c>runs</c> in schema <c>partnerships</c>, or <c>partnerships_runs</c>.</summary>
internal static class Names
{
    public static string Table(string module, string name, bool schemas) => schemas ? name : $"{Of(module)}_{name}";

    public static string? Schema(string module, bool schemas) => schemas ? Of(module) : null;

    private static string Of(string module) => module.Replace('-', '_');
}
