using System.Security.Cryptography;
using Gym24.Host.Composition;
using Gym24.Host.Keys;
using Microsoft.Extensions.Configuration;

namespace Gym24.Host.Tests.Keys;

public sealed class SchoolKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_sealed_opens_in_its_place_and_nowhere_else()
    {
        var keys = SchoolKeys.Passing();
        var closed = keys.Seal("тайна 🗝", "here");
        Assert.True(SchoolKeys.IsSealed(closed));
        Assert.Equal("тайна 🗝", keys.Open(closed, "here"));
        Assert.NotEqual(closed, keys.Seal("тайна 🗝", "here"));
        Assert.ThrowsAny<CryptographicException>(() => keys.Open(closed, "there"));
        Assert.ThrowsAny<CryptographicException>(() => SchoolKeys.Passing().Open(closed, "here"));
        Assert.ThrowsAny<CryptographicException>(() => keys.Open(closed[..^6] + "AAAA==", "here"));
        Assert.ThrowsAny<CryptographicException>(() => keys.Open("тайна", "here"));
    }

    [Fact]
    public void An_older_key_opens_and_the_first_one_seals()
    {
        var (old, young) = (Secret(), Secret());
        var closed = Find(new() { ["GYM24_KEY"] = old }).Seal("тайна", "here");
        var both = Find(new() { ["GYM24_KEY"] = young, ["Keys:Old"] = $"{Secret()}, {old}" });
        Assert.Equal("тайна", both.Open(closed, "here"));
        Assert.Equal("тайна", Find(new() { ["Keys:Secret"] = young }).Open(both.Seal("тайна", "here"), "here"));
    }

    [Fact]
    public void A_school_that_names_no_key_gets_a_file_beside_its_data_that_only_its_owner_reads()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder, "school")).FullName;
        var closed = Find([], data).Seal("тайна", "here");
        Assert.Empty(Directory.GetFileSystemEntries(data));
        var file = Path.Combine(_folder, "school.key");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal("тайна", Find([], data).Open(closed, "here"));
        File.WriteAllText(file, $"# new since today\n{Secret()}\n{File.ReadAllText(file)}");
        Assert.Equal("тайна", Find(new() { ["Keys:File"] = file }).Open(closed, "here"));
    }

    [Theory]
    [InlineData("GYM24_KEY", "short")]
    [InlineData("GYM24_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Keys:File", "/nowhere/key")]
    [InlineData("Keys:File", "/dev/null")]
    public void What_is_no_key_is_said_in_one_line(string name, string value)
    {
        var refusal = Assert.Throws<CannotStart>(() => Find(new() { [name] = value }));
        Assert.Contains(name == "Keys:File" ? value : name, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void Several_hosts_are_given_their_key() =>
        Assert.Contains("GYM24_KEY", Assert.Throws<CannotStart>(() => Find([], several: true)).Message, StringComparison.Ordinal);

    private static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SchoolKeys.Bytes));

    private SchoolKeys Find(Dictionary<string, string?> settings, string? data = null, bool several = false) =>
        KeyPlaces.Find(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), data ?? Path.Combine(_folder, "data"), several);
}
