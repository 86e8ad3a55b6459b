using System.Text.Json;
using Gym24.Contracts;
using Gym24.Partnerships.Offerings;
using Gym24.Partnerships.Offerings.Show;

namespace Gym24.Partnerships.Tests.Offerings;

public sealed class OfferingJsonTests(RealCatalogue real) : IClassFixture<RealCatalogue>
{
    [Fact]
    public async Task An_offering_answers_in_the_words_of_the_format()
    {
        var json = await Json("strany-i-kontinenty");

        Assert.Equal("game", json.GetProperty("kind").GetString());
        Assert.Equal((6, 11), (json.GetProperty("grades").GetProperty("from").GetInt32(), json.GetProperty("grades").GetProperty("to").GetInt32()));
        Assert.Equal("2022-10-22", json.GetProperty("when").GetProperty("dates")[0].GetProperty("from").GetString());
        Assert.Equal([3, 4, 10, 11], json.GetProperty("monthsDerived").EnumerateArray().Select(m => m.GetInt32()));
        Assert.Equal(4, json.GetProperty("conflicts").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("capacity").ValueKind);
        Assert.Contains("capacity", json.GetProperty("notStated").EnumerateArray().Select(f => f.GetString()));
        Assert.Equal("active", json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_variant_answers_with_what_it_is_part_of()
    {
        var json = await Json("tgu-olympiad-course-physics");

        Assert.Equal("tgu-olympiad-course-physics", json.GetProperty("id").GetString());
        Assert.Equal("tgu-olympiad-courses", json.GetProperty("variantOf").GetString());
        Assert.Equal("tgu-olympiad-courses", json.GetProperty("partOf").GetString());
        Assert.Equal(["physics"], json.GetProperty("subjects").EnumerateArray().Select(s => s.GetString()));
    }

    [Fact]
    public async Task An_unknown_id_is_not_found() =>
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<Refusal>(() => real.School.School.Send(new ShowOffering("nothing")))).Kind);

    private async Task<JsonElement> Json(string id)
    {
        var shown = await real.School.School.Send(new ShowOffering(id));
        return JsonSerializer.SerializeToElement(OfferingJson.Of(shown.Item, shown.Part), JsonSerializerOptions.Web);
    }
}
