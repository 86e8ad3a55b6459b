using System.Text;
using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Agreements;
using Gym24.Partnerships.Agreements.BasesOverview;
using Gym24.Partnerships.Agreements.ListAgreements;
using Gym24.Partnerships.Agreements.ShowAgreement;
using Gym24.Partnerships.Tests.Catalogue;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Partnerships.Tests.Agreements;

public sealed class RegisterTests
{
    [Fact]
    public async Task Shipped_documents_and_own_agreements_are_one_list()
    {
        await using var school = await AgreementSchool.Start();
        var own = await school.Add();
        var found = await school.School.Send(new ListAgreements());
        Assert.Equal((6, 6, 3), (found.Total, found.All, found.Acts));
        Assert.Equal(own, found.Items[0].Id);
        var shipped = await school.School.Send(new ShowAgreement("doc-contract"));
        Assert.Equal(("contract", "24", "СУ", 0), (shipped.Basis.Kind, shipped.Basis.Number, shipped.Basis.Issuer, shipped.Basis.Version));
        Assert.Equal(["visit"], shipped.Basis.Offerings);
        Assert.Equal("c-date", Assert.Single(shipped.Basis.Shipped!.Conflicts).Id);
        Assert.Equal(Validity.Unstated, shipped.Basis.Validity);
        Assert.Null(AgreementWords.Term(shipped.Basis));
    }

    [Theory]
    [InlineData("contract", null, null, null, "doc-contract")]
    [InlineData("acts", null, null, null, "doc-law doc-plan doc-programme")]
    [InlineData("papers", null, null, null, "doc-contract doc-letter")]
    [InlineData("federal-act", null, null, null, "doc-law")]
    [InlineData("local-act", null, null, null, "doc-programme")]
    [InlineData(null, "north", null, null, "doc-contract doc-letter")]
    [InlineData(null, "south", null, null, "doc-letter")]
    [InlineData(null, null, "over", null, "doc-programme")]
    [InlineData(null, null, "soon", null, "doc-plan")]
    [InlineData(null, null, "attention", null, "doc-plan doc-programme")]
    [InlineData(null, null, "unstated", null, "doc-contract doc-law doc-letter")]
    [InlineData(null, null, null, "договора 24", "doc-contract")]
    [InlineData(null, null, null, "письмо су", "doc-letter")]
    [InlineData(null, null, null, "образовании", "doc-law")]
    [InlineData(null, null, null, "такого нет", "")]
    public async Task Filters_narrow_the_list(string? kind, string? partner, string? validity, string? text, string ids)
    {
        await using var school = await AgreementSchool.Start();
        var found = await school.Ids(new ListAgreements(kind, partner, validity, Text: text, Size: 100));
        Assert.Equal(ids, string.Join(' ', found.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task What_the_school_holds_itself_does_not_rest_on_its_agreements_with_others()
    {
        await using var school = await AgreementSchool.Start();
        async Task<string> Bases()
        {
            var found = await school.School.Send(new BasesOf("visit", ["north"]));
            return string.Join(' ', found.Own.Select(b => b.Id).Append("|").Concat(found.OfPartners.Select(b => b.Id)));
        }
        Assert.Equal("doc-contract | doc-letter", await Bases());
        school.School.Partner = "north";
        Assert.Equal("doc-contract |", await Bases());
        Assert.Equal(2, (await school.School.Send(new BasesOf(null, ["north"]))).OfPartners.Count);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_unknown_filters_are_refused_by_name()
    {
        await using var school = await AgreementSchool.Start();
        var first = await school.School.Send(new ListAgreements(Page: 1, Size: 3));
        var second = await school.School.Send(new ListAgreements(Page: 2, Size: 3));
        Assert.Equal((3, 2, 5, 5), (first.Items.Count, second.Items.Count, first.Total, second.Total));
        Assert.Empty(first.Items.Select(b => b.Id).Intersect(second.Items.Select(b => b.Id)));
        foreach (var (field, asked) in new (string, ListAgreements)[]
        {
            ("kind", new("paper")), ("validity", new(Validity: "maybe")), ("form", new(Form: "x")), ("sort", new(Sort: "id")), ("size", new(Size: 201)), ("page", new(Page: 0)),
            ("q", new(Text: new string('я', 201))),
        })
            Assert.Equal(field, Assert.Single((await AgreementSchool.Refused(() => school.School.Send(asked))).Faults).Field);
    }

    [Fact]
    public async Task Whoever_may_not_read_sees_nothing()
    {
        await using var school = await AgreementSchool.Start();
        school.School.Caller.Only((Permissions.ReadApplications, Contracts.Access.Scope.All));
        Assert.Equal(RefusalKind.Forbidden, (await AgreementSchool.Refused(() => school.School.Send(new ListAgreements()))).Kind);
        school.School.Caller.Nobody();
        foreach (var kind in new[]
        {
            (await AgreementSchool.Refused(() => school.School.Send(new ListAgreements()))).Kind, (await AgreementSchool.Refused(() => school.School.Send(new ShowAgreement("doc-law")))).Kind,
            (await AgreementSchool.Refused(() => school.School.Send(new BasesByPartner()))).Kind, (await AgreementSchool.Refused(() => school.School.Send(new BasesOf("visit", ["north"])))).Kind,
        })
            Assert.Equal(RefusalKind.SignIn, kind);
    }

    [Fact]
    public async Task A_document_of_a_module_that_is_off_leaves_the_list_unless_the_school_has_added_something()
    {
        await using var school = await AgreementSchool.Start();
        await school.School.Send(new Gym24.Partnerships.Agreements.LinkOffering.LinkOffering("doc-contract", "talk"));
        school.Catalogue.Off("pack");
        await school.Catalogue.NextGeneration();
        var kept = Assert.Single((await school.School.Send(new ListAgreements())).Items);
        Assert.True(kept is { Id: "doc-contract", Shipped.Withdrawn: true });
        Assert.Equal("not-found", (await AgreementSchool.Refused(() => school.School.Send(new ShowAgreement("doc-law")))).Code);
    }

    [Fact]
    public async Task Every_document_of_the_real_catalogues_is_in_the_register()
    {
        await using var school = await CatalogueSchool.Real();
        var found = await school.School.Send(new ListAgreements(Size: 200));
        Assert.Equal(school.Snapshot.Documents.Count, found.Total);
        Assert.All(found.Items, b => Assert.Contains(b.Kind, AgreementKinds.All));
        Assert.All(found.Items, b => Assert.NotEmpty(b.Shipped!.Sources));
        Assert.All(found.Items, b => Assert.NotEqual("", AgreementWords.Head(b)));
    }

    [Fact]
    public async Task The_overview_has_a_line_for_each_partner_with_its_bases_and_what_is_done()
    {
        await using var school = await AgreementSchool.Start();
        var all = await school.School.Send(new BasesByPartner());
        Assert.Equal(["north", "south", "bare"], all.Lines.OrderByDescending(l => l.Partner.Id != "bare").ThenBy(l => l.Partner.Id).Select(l => l.Partner.Id));
        var north = all.Lines.Single(l => l.Partner.Id == "north");
        Assert.Equal((2, 1), (north.Bases.Count, north.Offerings.Count));
        Assert.Equal(1, all.Bare);
        Assert.Equal("bare", Assert.Single((await school.School.Send(new BasesByPartner(Without: true))).Lines).Partner.Id);
    }

    [Fact]
    public async Task An_offering_rests_on_its_own_documents_and_on_those_of_its_partners()
    {
        await using var school = await AgreementSchool.Start();
        var own = await school.Add();
        var visit = await school.School.Send(new BasesOf("visit", ["north"]));
        Assert.Equal(["doc-contract"], visit.Own.Select(b => b.Id));
        Assert.Equal(["doc-letter"], visit.OfPartners.Select(b => b.Id));
        Assert.Contains(own, (await school.School.Send(new BasesOf(null, ["south"]))).OfPartners.Select(b => b.Id));
    }

    [Fact]
    public async Task The_calendar_shows_ends_to_those_who_read_the_register()
    {
        await using var school = await AgreementSchool.Start();
        Task<IReadOnlyList<CalendarEntry>> December() => school.School.Within(services => services.GetServices<ICalendarSource>().OfType<AgreementCalendar>().Single()
            .Between(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31), school.School.Caller, default));
        Assert.Equal((new DateOnly(2026, 12, 31), "/agreements/doc-plan", "deadline"), (await December()).Select(e => (e.Starts, e.Href, e.Kind)).Single());
        school.School.Caller.Nobody();
        Assert.Empty(await December());
    }

    [Fact]
    public async Task The_table_opens_in_a_spreadsheet_and_carries_no_formula()
    {
        await using var school = await AgreementSchool.Start();
        await school.Add(AgreementSchool.Draft() with { Number = "=1+1", Title = "Договор; \"О\" лекциях", Others = "@СУММ(A1)" });
        var file = new MemoryStream();
        await (await school.School.Send(new ExportAgreements(null, null, null, null, null, null))).Write(TableFormat.Csv, file, default);
        var content = file.ToArray();
        Assert.Equal(Encoding.UTF8.GetPreamble(), content[..3]);
        var lines = Encoding.UTF8.GetString(content[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(7, lines.Length);
        Assert.StartsWith("Вид;Как назван;Номер;", lines[0], StringComparison.Ordinal);
        var own = Assert.Single(lines, l => l.Contains("лекциях", StringComparison.Ordinal));
        Assert.Contains(";'=1+1;", own, StringComparison.Ordinal);
        Assert.Contains("\"Договор; \"\"О\"\" лекциях\"", own, StringComparison.Ordinal);
    }
}
