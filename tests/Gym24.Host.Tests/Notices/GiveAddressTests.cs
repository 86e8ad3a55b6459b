using Gym24.Contracts;
using Gym24.Host.Notices.ByMail;

namespace Gym24.Host.Tests.Notices;

/// <summary>What is typed as an address is one address and nothing a mail server could take for more.</summary>
public sealed class GiveAddressTests
{
    [Theory]
    [InlineData("inna@home.test")]
    [InlineData("  i.n-n+a@post.school.example  ")]
    public void One_address_is_taken(string typed) => Assert.Empty(Found(typed));

    [Theory]
    [InlineData("")]
    [InlineData("inna")]
    [InlineData("inna@localhost")]
    [InlineData("inna@home.test\r\nBcc: all@home.test")]
    [InlineData("inna@home.test\nDATA")]
    [InlineData("inna@home.test, other@home.test")]
    [InlineData("inna@home.test;other@home.test")]
    [InlineData("Инна <inna@home.test>")]
    [InlineData("<inna@home.test>")]
    [InlineData("inna@home.test> RCPT TO:<other@home.test")]
    [InlineData("инна@школа.рф")]
    [InlineData("inna@home.test\0")]
    public void Nothing_else_is(string typed) => Assert.NotEmpty(Found(typed));

    private static IReadOnlyList<Fault> Found(string typed)
    {
        var faults = new Faults();
        new GiveAddress(typed).Validate(faults);
        return faults.Found;
    }
}
