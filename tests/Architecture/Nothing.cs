using Xunit;

namespace Gym24.Architecture;

internal static class Nothing
{
    /// <summary>Fails with every line, not with the first few letters of some.</summary>
    public static void Stands(IEnumerable<string?> wrong)
    {
        var lines = wrong.ToList();
        Assert.True(lines.Count == 0, string.Join(Environment.NewLine, lines));
    }
}
