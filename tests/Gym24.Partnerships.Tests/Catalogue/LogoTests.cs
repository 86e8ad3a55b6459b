using System.Text;
using Gym24.Contracts;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Catalogue.Logos;
using Gym24.Partnerships.Catalogue.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Partnerships.Tests.Catalogue;

public sealed class LogoTests
{
    private const string Open = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">";
    private const string Good = Open + "<rect width=\"9\" height=\"9\" fill=\"url(#a)\"/><use href=\"#a\"/><text x=\"1\">А</text></svg>";
    private const string Card = "partners:\n  - { id: acme, name: Акме, shortName: Акме, kind: ngo, logo: logo.svg }\n";

    [Fact]
    public void What_only_draws_is_let_through() => Assert.Null(LogoCheck.Fault("logo.svg", Encoding.UTF8.GetBytes(Good)));

    [Theory]
    [InlineData("<!doctype html><html><script>alert(1)</script></html>", "C042")]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>", "C042")]
    [InlineData("<svg><rect/></svg>", "C042")]
    [InlineData("not a picture", "C042")]
    [InlineData("", "C042")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + Open + "<text>&b;</text></svg>", "C042")]
    [InlineData(Open + "<script>alert(1)</script></svg>", "C043")]
    [InlineData(Open + "<g><foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\"/></foreignObject></g></svg>", "C043")]
    [InlineData(Open + "<style>@import url(https://elsewhere.example/a.css)</style></svg>", "C043")]
    [InlineData(Open + "<image href=\"https://elsewhere.example/a.png\"/></svg>", "C043")]
    [InlineData(Open + "<use href=\"https://elsewhere.example/a.svg#a\"/></svg>", "C043")]
    [InlineData(Open + "<use xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"data:image/svg+xml;base64,AAAA\"/></svg>", "C043")]
    [InlineData(Open + "<rect onclick=\"alert(1)\"/></svg>", "C043")]
    [InlineData(Open + "<rect ONLOAD=\"alert(1)\"/></svg>", "C043")]
    [InlineData(Open + "<rect fill=\"url( 'https://elsewhere.example/#a')\"/></svg>", "C043")]
    [InlineData(Open + "<rect style=\"fill:url(//elsewhere.example)\"/></svg>", "C043")]
    [InlineData(Open + "<a href=\"javascript:alert(1)\"><rect/></a></svg>", "C043")]
    [InlineData(Open + "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/></svg>", "C043")]
    [InlineData("<?xml-stylesheet href=\"https://elsewhere.example/a.css\"?>" + Open + "</svg>", "C043")]
    public async Task A_logo_that_may_do_more_is_refused_and_the_initials_stay(string picture, string code)
    {
        await using var school = await Ship(picture);

        Assert.StartsWith($"{code} acme/logo.svg:0 acme.logo", Assert.Single(school.Messages));
        Assert.Equal("Акме", school.Snapshot.Partners["acme"].Name);
        Assert.Null(LogoAddress.Of(Store(school), "acme"));
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<Refusal>(() => school.School.Send(new ShowLogo("acme")))).Kind);
    }

    [Fact]
    public async Task A_good_logo_has_an_address_that_changes_with_the_picture()
    {
        await using var school = await Ship(Good);
        var before = LogoAddress.Of(Store(school), "acme");

        school.Ship("acme", Good.Replace("rect", "circle", StringComparison.Ordinal), "logo.svg");
        await school.NextGeneration();

        Assert.Empty(school.Messages);
        Assert.StartsWith("/partners/acme/logo?v=", before);
        Assert.NotEqual(before, LogoAddress.Of(Store(school), "acme"));
        Assert.Equal(Logo.Svg, (await school.School.Send(new ShowLogo("acme"))).Type);
    }

    [Fact]
    public async Task A_logo_that_is_not_there_or_too_large_is_told()
    {
        await using var absent = await CatalogueSchool.Start(("acme", Card));
        Assert.StartsWith("C040 acme/logo.svg", Assert.Single(absent.Messages));

        await using var large = await Ship(Open + new string(' ', LogoCheck.MaxBytes) + "</svg>");
        Assert.StartsWith("C041 acme/logo.svg", Assert.Single(large.Messages));
    }

    [Fact]
    public async Task A_name_that_leads_out_of_the_folder_is_no_logo()
    {
        await using var school = await CatalogueSchool.Start(("acme", Card.Replace("logo.svg", "../../etc/logo.svg", StringComparison.Ordinal)));

        Assert.StartsWith("C042 ", Assert.Single(school.Messages));
    }

    [Fact]
    public void A_png_is_known_by_its_first_bytes()
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 9, 0, 0, 0, 9, 8, 6, 0, 0, 0, 0, 0, 0, 0];

        Assert.Null(LogoCheck.Fault("logo.png", png));
        Assert.Equal(MessageNumber.LogoNotPicture, LogoCheck.Fault("logo.png", Encoding.UTF8.GetBytes(Good))!.Value.Number);
        png[18] = 200;
        Assert.Equal(MessageNumber.LogoNotPicture, LogoCheck.Fault("logo.png", png)!.Value.Number);
    }

    private static CatalogueStore Store(CatalogueSchool school) => school.School.Services.GetRequiredService<CatalogueStore>();

    private static async Task<CatalogueSchool> Ship(string picture)
    {
        var school = await CatalogueSchool.Start(("acme", Card));
        school.Ship("acme", picture, "logo.svg");
        await school.NextGeneration();
        return school;
    }
}
