using Gym24.Contracts;
using Gym24.Partnerships.Agreements;
using Gym24.Partnerships.Agreements.AddAgreement;
using Gym24.Partnerships.Agreements.ChangeAgreement;
using Gym24.Partnerships.Agreements.EndAgreement;
using Gym24.Partnerships.Agreements.ExtendAgreement;
using Gym24.Partnerships.Agreements.LinkOffering;
using Gym24.Partnerships.Agreements.ListAgreements;
using Gym24.Partnerships.Agreements.ShowAgreement;
using Gym24.Partnerships.Agreements.WarnOfEndings;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Tests.Agreements;

public sealed class KeepAgreementTests
{
    [Fact]
    public async Task What_is_entered_stands_in_the_register()
    {
        await using var school = await AgreementSchool.Start();
        var teacher = school.School.People.Teacher("Зуева Анна");
        var id = await school.Add(AgreementSchool.Draft() with { Responsible = teacher.Id, Others = "  Фонд  ", Title = " Договор " });
        var shown = await school.School.Send(new ShowAgreement(id));
        var basis = shown.Basis;
        Assert.Equal(("Договор", "Фонд", "Зуева Анна", Validity.Valid, 1), (basis.Title, basis.Row!.Others, basis.Row.ResponsibleName, basis.Validity, basis.Version));
        Assert.Equal(["south"], basis.Partners);
        Assert.Equal(["added"], shown.Steps.Select(s => s.What));
        Assert.Equal("Договор № 7 от 01.09.2026", AgreementWords.Head(basis));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_entered_once_and_the_same_paper_is_refused()
    {
        await using var school = await AgreementSchool.Start();
        var form = Guid.NewGuid();
        var first = await school.School.Send(new AddAgreement(AgreementSchool.Draft(), form));
        Assert.Equal(first, await school.School.Send(new AddAgreement(AgreementSchool.Draft(), form)));
        Assert.Equal("duplicate", (await AgreementSchool.Refused(() => school.School.Send(new AddAgreement(AgreementSchool.Draft(), Guid.NewGuid())))).Code);
        Assert.NotEqual(Guid.Empty, await school.School.Send(new AddAgreement(AgreementSchool.Draft() with { Partners = ["north"] }, Guid.NewGuid())));
        Assert.Equal(7, (await school.Ids()).Count);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "kind", "" }, { "kind", "paper" }, { "to", "2026-08-31" }, { "to", "9999-01-01" }, { "date", "0009-01-01" }, { "title", new string('я', 501) }, { "number", new string('1', 101) },
        { "subject", "" }, { "subject", new string('я', 2001) }, { "subject", "\u0000" }, { "partners", "" }, { "partners", "nobody" }, { "form", "half" }, { "responsible", "stranger" }, { "others", new string('я', 501) },
        { "issuer", new string('я', 301) },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_said_beside_its_field(string field, string value)
    {
        await using var school = await AgreementSchool.Start();
        var good = AgreementSchool.Draft();
        var draft = field switch
        {
            "kind" => good with { Kind = value },
            "to" => good with { To = DateOnly.Parse(value, System.Globalization.CultureInfo.InvariantCulture) },
            "date" => good with { Date = DateOnly.Parse(value, System.Globalization.CultureInfo.InvariantCulture) },
            "title" => good with { Title = value },
            "number" => good with { Number = value },
            "subject" => good with { Subject = value },
            "partners" => good with { Partners = value.Length == 0 ? [] : [value] },
            "form" => good with { Form = value },
            "responsible" => good with { Responsible = Guid.NewGuid() },
            "others" => good with { Others = value },
            _ => good with { Issuer = value },
        };
        var refusal = await AgreementSchool.Refused(() => school.School.Send(new AddAgreement(draft)));
        Assert.Equal((RefusalKind.Invalid, field), (refusal.Kind, refusal.Faults[0].Field));
        Assert.Equal(5, (await school.Ids()).Count);
    }

    [Fact]
    public async Task A_basis_without_a_name_is_refused_and_both_an_end_and_no_end_are_refused()
    {
        await using var school = await AgreementSchool.Start();
        var nameless = await AgreementSchool.Refused(() => school.Add(AgreementSchool.Draft() with { Number = " ", Title = null }));
        Assert.Equal("number", nameless.Faults[0].Field);
        var both = await AgreementSchool.Refused(() => school.Add(AgreementSchool.Draft() with { OpenEnded = true }));
        Assert.Equal("to", both.Faults[0].Field);
        Assert.Equal(Validity.Valid, (await school.Show(await school.Add(AgreementSchool.Draft() with { To = null, OpenEnded = true }))).Validity);
    }

    [Fact]
    public async Task The_network_form_states_what_the_law_asks_for_and_cooperation_is_not_called_so()
    {
        await using var school = await AgreementSchool.Start();
        var bare = await AgreementSchool.Refused(() => school.Add(AgreementSchool.Draft() with { Form = "network", To = null }));
        Assert.Equal(["duties", "issued", "programme", "resources", "to"], bare.Faults.Select(f => f.Field).Order());
        var whole = AgreementSchool.Draft() with { Form = "network", Programme = "Физика, 10 класс", Resources = "лаборатория", Duties = "школа учит, институт ведёт опыты", Issued = "справка об обучении" };
        Assert.Equal("network", (await school.Show(await school.Add(whole))).Form);
        Assert.Equal("form", (await AgreementSchool.Refused(() => school.Add(whole with { Number = "8", Form = "cooperation" }))).Faults[0].Field);
        Assert.Equal("form", (await AgreementSchool.Refused(() => school.Add(whole with { Number = "9", Kind = "letter" }))).Faults[0].Field);
    }

    [Fact]
    public async Task A_shipped_document_keeps_its_facts_and_the_school_s_values_stand_in_front()
    {
        await using var school = await AgreementSchool.Start();
        var before = await school.Show("doc-contract");
        await school.School.Send(new ChangeAgreement("doc-contract", 0, AgreementDraft.Of(before) with { To = new DateOnly(2026, 12, 31), Date = new DateOnly(2011, 3, 17) }));
        var after = await school.Show("doc-contract");
        Assert.Equal([BasisFields.Date, BasisFields.Term], after.Corrected);
        Assert.Equal((new DateOnly(2011, 3, 17), new DateOnly(2011, 3, 16), "24", Validity.Soon), (after.Date, after.Facts!.Date, after.Number, after.Validity));
        Assert.Equal(5, (await school.Ids()).Count);

        // An update of the module reaches what the school has left alone, and nothing else.
        school.Catalogue.Ship("pack", AgreementSchool.Yaml.Replace("number: \"24\", date: 2011-03-16", "number: \"24-у\", date: 2011-03-20", StringComparison.Ordinal));
        await school.Catalogue.NextGeneration();
        var updated = await school.Show("doc-contract");
        Assert.Equal(("24-у", new DateOnly(2011, 3, 17)), (updated.Number, updated.Date));

        await school.School.Send(new ChangeAgreement("doc-contract", updated.Version, AgreementDraft.Of(updated) with { Date = new DateOnly(2011, 3, 20), To = null }));
        Assert.Empty((await school.Show("doc-contract")).Corrected);
    }

    [Fact]
    public async Task An_older_version_is_refused_as_stale_and_changes_nothing()
    {
        await using var school = await AgreementSchool.Start();
        var id = await school.Add();
        var draft = AgreementSchool.Draft();
        await school.School.Send(new ChangeAgreement(id, 1, draft with { Number = "7/1" }));
        Assert.Equal(RefusalKind.Stale, (await AgreementSchool.Refused(() => school.School.Send(new ChangeAgreement(id, 1, draft with { Number = "7/2" })))).Kind);
        Assert.Equal(RefusalKind.Stale, (await AgreementSchool.Refused(() => school.School.Send(new ExtendAgreement(id, 1, new DateOnly(2028, 1, 1), false, "письмо")))).Kind);
        Assert.Equal(RefusalKind.Stale, (await AgreementSchool.Refused(() => school.School.Send(new EndAgreement(id, 1, AgreementSchool.Today, "письмо")))).Kind);
        Assert.Equal(("7/1", 2), ((await school.Show(id)).Number, (await school.Show(id)).Version));
        Assert.Equal(RefusalKind.NotFound, (await AgreementSchool.Refused(() => school.School.Send(new ChangeAgreement(Guid.NewGuid().ToString(), 1, draft)))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await AgreementSchool.Refused(() => school.School.Send(new ChangeAgreement("doc-nothing", 0, draft)))).Kind);
    }

    [Fact]
    public async Task Sides_and_offerings_follow_a_change()
    {
        await using var school = await AgreementSchool.Start();
        var id = await school.Add();
        await school.School.Send(new ChangeAgreement(id, 1, AgreementSchool.Draft() with { Partners = ["north", "bare"] }));
        Assert.Equal(["bare", "north"], (await school.Show(id)).Partners.Order());
        await school.School.Send(new LinkOffering(id, "talk"));
        await school.School.Send(new LinkOffering(id, "talk"));
        Assert.Equal(["talk"], (await school.Show(id)).Offerings);
        Assert.Equal("unknown-offering", (await AgreementSchool.Refused(() => school.School.Send(new LinkOffering(id, "nothing")))).Code);
        await school.School.Send(new UnlinkOffering(id, "talk"));
        Assert.Empty((await school.Show(id)).Offerings);
        Assert.Equal("shipped", (await AgreementSchool.Refused(() => school.School.Send(new UnlinkOffering("doc-contract", "visit")))).Code);
        Assert.Equal(["linked", "unlinked"], (await school.School.Send(new ShowAgreement(id))).Steps.Select(s => s.What).Where(w => w.EndsWith("linked", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Extending_keeps_what_the_term_was()
    {
        await using var school = await AgreementSchool.Start();
        await school.School.Send(new ExtendAgreement("doc-programme", 0, new DateOnly(2028, 12, 31), false, "приказ № 5"));
        var shown = await school.School.Send(new ShowAgreement("doc-programme"));
        Assert.Equal((Validity.Valid, new DateOnly(2020, 1, 1), new DateOnly(2028, 12, 31)), (shown.Basis.Validity, shown.Basis.From!.Value, shown.Basis.To!.Value));
        var step = Assert.Single(shown.Steps);
        Assert.Equal(("extended", new DateOnly(2024, 12, 31), new DateOnly(2028, 12, 31), "приказ № 5"), (step.What, step.Was!.Value, step.Until!.Value, step.Note));
        foreach (var (field, refused) in new[]
        {
            ("until", new ExtendAgreement("doc-programme", 1, new DateOnly(2028, 12, 31), false, "x")), ("until", new ExtendAgreement("doc-programme", 1, null, false, "x")),
            ("until", new ExtendAgreement("doc-programme", 1, new DateOnly(2029, 1, 1), true, "x")), ("ground", new ExtendAgreement("doc-programme", 1, new DateOnly(2029, 1, 1), false, " ")),
        })
            Assert.Equal(field, (await AgreementSchool.Refused(() => school.School.Send(refused))).Faults[0].Field);
        await school.School.Send(new ExtendAgreement("doc-programme", 1, null, true, "бессрочно"));
        Assert.Equal("open-ended", (await AgreementSchool.Refused(() => school.School.Send(new ExtendAgreement("doc-programme", 2, new DateOnly(2030, 1, 1), false, "x")))).Code);
    }

    [Fact]
    public async Task An_act_loses_force_and_an_ended_contract_comes_back_when_it_is_extended()
    {
        await using var school = await AgreementSchool.Start();
        await school.School.Send(new EndAgreement("doc-law", 0, new DateOnly(2026, 11, 1), "отменён"));
        var act = await school.Show("doc-law");
        Assert.Equal((Validity.Ended, "утратил силу"), (act.Validity, Validities.Title(act.Validity, act.Kind)));
        Assert.Equal("ended", (await AgreementSchool.Refused(() => school.School.Send(new EndAgreement("doc-law", 1, new DateOnly(2026, 11, 2), "ещё раз")))).Code);

        var id = await school.Add();
        foreach (var on in new DateOnly?[] { null, AgreementSchool.Today.AddDays(1), new DateOnly(2026, 8, 31) })
            Assert.Equal("on", (await AgreementSchool.Refused(() => school.School.Send(new EndAgreement(id, 1, on, "письмо")))).Faults[0].Field);
        await school.School.Send(new EndAgreement(id, 1, AgreementSchool.Today, "письмо"));
        Assert.Equal(Validity.Ended, (await school.Show(id)).Validity);
        await school.School.Send(new ExtendAgreement(id, 2, new DateOnly(2027, 12, 31), false, "новое соглашение"));
        Assert.Equal((Validity.Valid, (DateOnly?)null), ((await school.Show(id)).Validity, (await school.Show(id)).Row!.EndedOn));
    }

    [Fact]
    public async Task Whoever_only_reads_changes_nothing()
    {
        await using var school = await AgreementSchool.Start();
        var id = await school.Add();
        school.AsReader();
        Assert.Equal(6, (await school.School.Send(new ListAgreements())).Total);
        foreach (var refused in new Func<Task>[]
        {
            () => school.School.Send(new AddAgreement(AgreementSchool.Draft())), () => school.School.Send(new ChangeAgreement(id, 1, AgreementSchool.Draft())),
            () => school.School.Send(new ExtendAgreement(id, 1, new DateOnly(2030, 1, 1), false, "x")), () => school.School.Send(new EndAgreement(id, 1, AgreementSchool.Today, "x")),
            () => school.School.Send(new Gym24.Partnerships.Agreements.AttachFile.AttachFile(id, "a.pdf", "%PDF-1.7"u8.ToArray())), () => school.School.Send(new LinkOffering(id, "talk")),
            () => school.School.Send(new UnlinkOffering(id, "talk")), () => school.School.Send(new SetWarning(1)), () => school.School.Send(new WarnOfEndings()),
            () => school.School.Send(new Gym24.Partnerships.Agreements.AttachFile.RemoveFile(id, Guid.NewGuid())),
        })
            Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<Refusal>(refused)).Kind);
        Assert.Equal(1, await school.Read(db => db.Set<AgreementStep>().CountAsync()));
    }
}
