using Gym24.Host.Certificates;
using Gym24.Host.Certificates.Verify;

namespace Gym24.Host.Tests.Certificates;

public sealed class CodesTests
{
    [Fact]
    public void A_code_is_long_enough_and_holds_nothing_that_is_taken_for_another_sign()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => Codes.Make()).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
        var signs = codes.SelectMany(c => c).Distinct().ToList();
        Assert.DoesNotContain(signs, s => "0O1ILBGSUVWZ258".Contains(s, StringComparison.Ordinal));
        Assert.True(Codes.Length * Math.Log2(signs.Count) >= 60);
        Assert.All(codes, c => Assert.Equal(c, Codes.Read(Codes.Grouped(c))));
    }

    [Theory]
    [InlineData("ACDE-3467-FHJK-9MNP")]
    [InlineData(" acde 3467 fhjk 9mnp ")]
    [InlineData("acde3467fhjk9mnp")]
    [InlineData("АСDЕ–З467–FНJК–9МNР")]
    [InlineData("асdе з4 67 fнjк 9мnр")]
    [InlineData("acde.3467/fhjk_9mnp")]
    public void It_is_understood_as_people_type_it(string typed) => Assert.Equal("ACDE3467FHJK9MNP", Codes.Read(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ACDE-3467-FHJK-9MN")]
    [InlineData("ACDE-3467-FHJK-9MNPP")]
    [InlineData("ACDE-3467-FHJK-9MN0")]
    [InlineData("ACDE-3467-FHJK-9MNЩ")]
    [InlineData("ACDE-3467-FHJK-9MN\ud83c")]
    [InlineData("ACDE-3467-FHJK-9MNP                                                                ")]
    [InlineData("' OR 1=1 --")]
    public void What_can_be_none_is_none(string? typed) => Assert.Null(Codes.Read(typed));

    [Theory]
    [InlineData("Иванова Анна Сергеевна", "Иванова А. С.")]
    [InlineData("Ёлкин Ян", "Ёлкин Я.")]
    [InlineData("Петров-Водкин Кузьма Сергеевич", "Петров-Водкин К. С.")]
    [InlineData("Ли", "Ли")]
    [InlineData("", null)]
    public void Strangers_are_told_surname_and_initials(string name, string? told) => Assert.Equal(told, VerifyCertificate.Initials(name));
}
