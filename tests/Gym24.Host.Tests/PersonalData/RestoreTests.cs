using System.Net.Http.Json;
using Gym24.Contracts.People;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.PersonalData;

/// <summary>A database put back from a copy that was made before an erasure does not bring the person back.</summary>
[Collection(RecordsCollection.Name)]
public sealed class RestoreTests(DemoHost host)
{
    [Fact]
    public async Task What_a_restored_copy_brings_back_is_gone_before_the_first_request()
    {
        var pupil = (await host.Known(PersonKind.Pupil))[0];
        // An event of the copy that has not come to its hearers yet would bring something about the pupil later, which goes at the start after that.
        await host.AtRest();
        var copy = host.Database + ".copy";
        await host.Restart(database => File.Copy(database, copy));
        var lines = await (await host.ApiAs("head")).GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/personal-data/{pupil.Id}");
        var kinds = lines.GetProperty("lines").EnumerateArray().Where(l => l.GetProperty("fate").GetString() != "kept").Select(l => l.GetProperty("kind").GetString()).ToList();
        (await (await host.ApiAs("head")).PostAsJsonAsync($"/api/v1/personal-data/{pupil.Id}/erase", new { reason = "unlawful", ground = "Решение № 4", kinds })).EnsureSuccessStatusCode();
        Assert.Empty(Sweep.For(host.Database, pupil.DisplayName));

        await host.Restart(database =>
        {
            File.Delete(database + "-wal");
            File.Delete(database + "-shm");
            File.Copy(copy, database, overwrite: true);
            Assert.NotEmpty(Sweep.For(database, pupil.DisplayName));
        });

        Assert.Empty(Sweep.For(host.Database, pupil.DisplayName));
        Assert.All(Sweep.For(host.Database, pupil.Words()).Keys, table => Assert.Contains(table, (string[])["host_audit", "host_outbox", "host_erasures"]));
        // The act is known again, the list names nobody, and starting once more changes nothing.
        Assert.DoesNotContain(pupil.DisplayName, await File.ReadAllTextAsync(host.ErasureList), StringComparison.Ordinal);
        var list = await File.ReadAllTextAsync(host.ErasureList);
        Assert.Equal(1, await Again(pupil.Id));
        await host.Restart(_ => { });
        Assert.Equal(list, await File.ReadAllTextAsync(host.ErasureList));
        Assert.Equal(1, await Again(pupil.Id));
    }

    private async Task<int> Again(Guid person)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HostDb>().Entries.CountAsync(e => e.Action == "EraseAgain" && e.Person == person);
    }
}
