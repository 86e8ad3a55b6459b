using Gym24.Contracts;
using Gym24.Partnerships.Partners;
using Gym24.Partnerships.Tests.Offerings;

namespace Gym24.Partnerships.Tests.Partners;

public sealed class PartnersTests(RealCatalogue real) : IClassFixture<RealCatalogue>
{
    [Fact]
    public async Task Partners_with_most_offerings_come_first()
    {
        var found = await real.School.School.Send(new FindPartners());

        Assert.Equal(["gym24", "tgu", "tgpu", "tpu"], found.Partners.Take(4).Select(p => p.Id));
        Assert.Equal(52, found.Partners.Count);
    }

    [Fact]
    public async Task A_partner_answers_with_its_offerings_and_papers()
    {
        var shown = await real.School.School.Send(new ShowPartner("britannia"));
        var json = PartnerJson.Of(shown.Partner, shown.Snapshot);

        Assert.Equal(8, shown.Offerings.Count);
        Assert.Equal((8, "language-centre", "active"), (json.Offerings, json.Kind, json.Status));
        Assert.Equal(["doc-britannia-reference"], json.LegalBasis);
    }

    [Fact]
    public async Task An_unknown_partner_is_not_found() =>
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<Refusal>(() => real.School.School.Send(new ShowPartner("nobody")))).Kind);
}
