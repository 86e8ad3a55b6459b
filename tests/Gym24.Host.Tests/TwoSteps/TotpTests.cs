using System.Text;
using Gym24.Host.Access;

namespace Gym24.Host.Tests.TwoSteps;

public sealed class TotpTests
{
    private static readonly byte[] Reference = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, SHA-1.
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var step = Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds));
        Assert.Equal(code, Totp.Code(Reference, step, digits: 8));
        Assert.Equal(code[2..], Totp.Code(Reference, step));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_one_step_off(int steps, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var code = Totp.Code(Reference, Totp.StepAt(now) + steps);
        Assert.Equal(taken ? Totp.StepAt(now) + steps : null, Totp.StepOf(code, Reference, now));
    }

    // RFC 4648, section 10.
    [Theory]
    [InlineData("MY======", "f")]
    [InlineData("MZXQ====", "fo")]
    [InlineData("MZXW6===", "foo")]
    [InlineData("MZXW6YQ=", "foob")]
    [InlineData("MZXW6YTB", "fooba")]
    [InlineData("mzxw6ytboi", "foobar")]
    public void Seeds_are_read_as_the_standard_says(string letters, string text) => Assert.Equal(text, Encoding.ASCII.GetString(Totp.Bytes(letters)));

    [Fact]
    public void A_new_seed_is_one_nobody_else_has()
    {
        var seeds = Enumerable.Range(0, 100).Select(_ => Totp.NewSeed()).ToHashSet();
        Assert.Equal(100, seeds.Count);
        Assert.All(seeds, s => Assert.Equal(Totp.SeedBytes, Totp.Bytes(s).Length));
        Assert.Throws<FormatException>(() => Totp.Bytes("01"));
    }
}
