using System.Net.Http.Json;
using System.Text;
using Gym24.Contracts.Files;
using Microsoft.Data.Sqlite;

namespace Gym24.Host.Tests.PersonalData;

/// <summary>With the records of a person the contents of their files go, at once, unless somebody else has the same.</summary>
[Collection(RecordsCollection.Name)]
public sealed class ErasedFileTests(DemoHost host)
{
    private const string OfOneAuthor = "FROM tpu_work_files f JOIN tpu_work_authors a ON a.WorkId = f.WorkId WHERE (SELECT COUNT(*) FROM tpu_work_authors o WHERE o.WorkId = f.WorkId) = 1";

    [Fact]
    public async Task A_work_goes_with_what_stands_in_its_file_and_the_same_content_of_others_stays()
    {
        var own = Encoding.UTF8.GetBytes("%PDF-1.7 стоит только здесь");
        await using var database = new SqliteConnection($"Data Source={host.Database};Pooling=False");
        await database.OpenAsync();
        var file = await Text($"SELECT f.Id {OfOneAuthor} LIMIT 1");
        var person = await Text("SELECT a.PersonId FROM tpu_work_files f JOIN tpu_work_authors a ON a.WorkId = f.WorkId WHERE f.Id = @id", ("@id", file));
        var shared = await Text("SELECT ContentId FROM host_file_refs WHERE Id = @id", ("@id", file));
        Assert.True(long.Parse(await Text("SELECT COUNT(*) FROM host_file_refs WHERE ContentId = @id", ("@id", shared)), System.Globalization.CultureInfo.InvariantCulture) > 1);
        // A second work of the person's whose content nobody else has.
        var content = $"{Guid.CreateVersion7()}".ToUpperInvariant();
        await Text("INSERT INTO host_file_contents (Id, Hash, Size, MediaType, At, InFolder, Content) VALUES (@id, @hash, @size, 'application/pdf', '2026-11-01 08:00:00', 0, @content)",
            ("@id", content), ("@hash", KeptFile.HashOf(own)), ("@size", own.Length), ("@content", own));
        var version = $"{Guid.CreateVersion7()}".ToUpperInvariant();
        await Text("INSERT INTO tpu_work_files (Id, WorkId, Name, MediaType, Size, Hash, At) SELECT @id, WorkId, 'вторая.pdf', MediaType, @size, @hash, At FROM tpu_work_files WHERE Id = @file",
            ("@id", version), ("@size", own.Length), ("@hash", KeptFile.HashOf(own)), ("@file", file));
        await Text("INSERT INTO host_file_refs (Id, Shelf, ContentId) VALUES (@id, 'tpu.works', @content)", ("@id", version), ("@content", content));
        Assert.Equal(own, (await Bytes(await host.As("head"), version)).Content);

        var answer = await (await host.ApiAs("head")).PostAsJsonAsync($"/api/v1/personal-data/{person}/erase", new { reason = "unlawful", ground = "Заявление № 9", kinds = new[] { "tpu.works" } });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal("0", await Text("SELECT COUNT(*) FROM host_file_contents WHERE Id = @id", ("@id", content)));
        Assert.Equal("0", await Text("SELECT COUNT(*) FROM host_file_refs WHERE Id IN (@one, @other)", ("@one", version), ("@other", file)));
        Assert.Equal("1", await Text("SELECT COUNT(*) FROM host_file_contents WHERE Id = @id", ("@id", shared)));
        Assert.Equal(HttpStatusCode.NotFound, (await Bytes(await host.As("head"), version)).Status);

        async Task<string> Text(string sql, params (string Name, object Value)[] values)
        {
            await using var command = new SqliteCommand(sql, database) { CommandTimeout = 30 };
            foreach (var (name, value) in values)
                command.Parameters.AddWithValue(name, value);
            return $"{await command.ExecuteScalarAsync()}";
        }
    }

    private static async Task<(HttpStatusCode Status, byte[] Content)> Bytes(HttpClient browser, string file)
    {
        var answer = await browser.GetAsync($"/files/tpu/works/{file}");
        if (answer.IsSuccessStatusCode)
        {
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("вторая.pdf", answer.Content.Headers.ContentDisposition.FileNameStar);
            // Whoever has it already is told so.
            using var again = new HttpRequestMessage(HttpMethod.Get, $"/files/tpu/works/{file}") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
            Assert.Equal(HttpStatusCode.NotModified, (await browser.SendAsync(again)).StatusCode);
        }
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
    }
}
