using Gym24.Modularity.Manifests;

namespace Gym24.Modularity.Tests.Manifests;

public sealed class ModuleVersionTests
{
    [Fact]
    public void Versions_stand_in_the_order_of_semver()
    {
        string[] order = ["0.9.9", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.10", "1.2.0", "10.0.0"];

        Assert.Equal(order, order.Reverse().OrderBy(v => ModuleVersion.Parse(v)!).ToArray());
    }

    [Theory]
    [InlineData("[0.1, 1.0)", "0.1.0", true)]
    [InlineData("[0.1, 1.0)", "0.9.5", true)]
    [InlineData("[0.1, 1.0)", "1.0.0", false)]
    [InlineData("(0.1, 1.0]", "0.1.0", false)]
    [InlineData("(0.1, 1.0]", "1.0.0", true)]
    [InlineData("[0.1.2, 0.1.2]", "0.1.2", true)]
    public void Range_covers_what_its_bounds_say(string range, string version, bool covered) =>
        Assert.Equal(covered, VersionRange.Parse(range)!.Covers(ModuleVersion.Parse(version)!));
}
