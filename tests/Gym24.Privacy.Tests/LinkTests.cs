using Gym24.Contracts;
using Gym24.Contracts.Privacy;
using Gym24.Privacy.Agreements.FileAgreement;
using Gym24.Privacy.Consents;
using Gym24.Privacy.Guests.MakeLink;
using Gym24.Privacy.Guests.SignByLink;

namespace Gym24.Privacy.Tests;

public sealed class LinkTests
{
    [Fact]
    public async Task A_guardian_without_an_account_signs_once_and_sees_only_the_given_name_and_the_text()
    {
        await using var own = await PrivacySchool.Start();
        var token = await Link(own);
        own.School.Caller.Nobody();
        var read = await own.School.Send(new ReadLink(token));
        Assert.Equal("Артём", read.Name);
        Assert.DoesNotContain("Ёлкин", read.Document.Body, StringComparison.Ordinal);
        Assert.Equal("text-changed", await PrivacySchool.Refused(() => own.School.Send(new SignByLink(token, "0"))));
        Assert.Equal(ConsentState.Given, await own.School.Send(new SignByLink(token, read.Document.Hash)));
        Assert.True(await own.Given(own.Child, ConsentKinds.PublishPhoto, null));
        Assert.Equal("no-link", await PrivacySchool.Refused(() => own.School.Send(new SignByLink(token, read.Document.Hash))));
        Assert.Equal("no-link", await PrivacySchool.Refused(() => own.School.Send(new ReadLink(token))));
    }

    [Fact]
    public async Task A_newer_link_ends_the_one_before()
    {
        await using var own = await PrivacySchool.Start();
        var (first, second) = (await Link(own), await Link(own));
        own.School.Caller.Nobody();
        Assert.Equal("no-link", await PrivacySchool.Refused(() => own.School.Send(new ReadLink(first))));
        Assert.Equal("Артём", (await own.School.Send(new ReadLink(second))).Name);
    }

    [Fact]
    public async Task It_is_no_signature_without_an_agreement_nor_of_one_who_acts_no_more()
    {
        await using var own = await PrivacySchool.Start();
        var token = await Link(own);
        await own.As(own.Teacher).School.Send(new EndAgreement(own.Child.Id, own.Father.Id));
        Assert.Equal("no-agreement", await PrivacySchool.Refused(() => Link(own)));
        own.School.Caller.Nobody();
        Assert.Equal("no-agreement", await PrivacySchool.Refused(() => Sign(own, token)));
        await own.As(own.Teacher).School.Send(new FileAgreement(own.Child.Id, own.Father.Id, new DateOnly(2026, 11, 1), "папка 2"));
        own.School.People.Stops(own.Father);
        own.School.Caller.Nobody();
        Assert.Equal("no-signer", await PrivacySchool.Refused(() => Sign(own, token)));
        own.As(own.Teacher);
        Assert.Equal("no-signer", await PrivacySchool.Refused(() => Link(own)));
        Assert.False(await own.Given(own.Child, ConsentKinds.PublishPhoto, null));
    }

    [Fact]
    public async Task Of_a_pupil_of_age_no_link_is_made()
    {
        await using var own = await PrivacySchool.Start();
        own.As(own.Teacher);
        Assert.Equal("age", await PrivacySchool.Refused(() => own.School.Send(new MakeLink(own.Grown.Id, ConsentKinds.PublishPhoto, null, own.Mother.Id))));
    }

    private static Task<ConsentState> Sign(PrivacySchool own, string token) => own.School.Send(new SignByLink(token, own.Hash(ConsentKinds.PublishPhoto, null)));

    private static async Task<string> Link(PrivacySchool own)
    {
        var address = await own.As(own.Teacher).School.Send(new MakeLink(own.Child.Id, ConsentKinds.PublishPhoto, null, own.Father.Id));
        Assert.StartsWith("/link/privacy/consent/", address, StringComparison.Ordinal);
        return address[(address.LastIndexOf('/') + 1)..];
    }
}
