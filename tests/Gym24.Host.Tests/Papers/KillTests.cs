using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using Gym24.Host.Papers;
using Microsoft.Data.Sqlite;

namespace Gym24.Host.Tests.Papers;

/// <summary>The host is killed (SIGKILL) while the school puts its own documents in place: one is there wholly, or not at all.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private const string Paper = "/admin/papers/partnerships.participants";
    private const int Kills = 3, Before = 4;
    private readonly string _data = Directory.CreateTempSubdirectory("gym24-killed-").FullName;

    public async ValueTask InitializeAsync() => await KilledHost.Invent(_data);

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
        File.Delete(_data + ".erasures.jsonl");
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_document_is_there_wholly_or_not_at_all()
    {
        var number = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await KilledHost.Start(_data);
            var head = await host.As("head");
            var (answered, enough) = (0, new TaskCompletionSource());
            var putting = Task.Run(async () =>
            {
                try
                {
                    while (true)
                    {
                        Assert.Equal(HttpStatusCode.SeeOther, (await Put(head, ++number)).StatusCode);
                        if (++answered == Before)
                            enough.SetResult();
                    }
                }
                catch (Exception failure) when (failure is HttpRequestException or IOException)
                {
                    // Killed.
                }
            });
            await Task.WhenAny(enough.Task, putting);
            await host.DisposeAsync();
            await putting;
            var (name, content) = await Stored();
            var stored = int.Parse(name.Split(' ', '.')[1], System.Globalization.CultureInfo.InvariantCulture);
            // What was answered is there; what was on its way when the host died may be.
            Assert.InRange(stored, number - 1, number);
            Assert.Equal(Words(stored), string.Concat(Docx.Open(content).Paragraphs.Select(p => p.Value)));
        }
        await using var last = await KilledHost.Start(_data);
        Assert.Equal((await Stored()).Content, await (await last.As("head")).GetByteArrayAsync("/files/host/papers/partnerships.participants"));
    }

    private static async Task<HttpResponseMessage> Put(HttpClient browser, int number)
    {
        var form = new HtmlParser().ParseDocument(await browser.GetStringAsync(Paper)).QuerySelectorAll("main form").Single(f => f.QuerySelector("input[type=file]") is not null);
        using var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input[type=hidden]"))
            content.Add(new StringContent(field.GetAttribute("value")!), field.GetAttribute("name")!);
        content.Add(new ByteArrayContent(Document(number)) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "file", $"бланк {number}.docx");
        return await browser.PostAsync(Paper, content);
    }

    private static byte[] Document(int number) => WordFile.Of(WordFile.P(Words(number)));

    private static string Words(int number) => $"Бланк {number}: {{{{название}}}} {new string('ж', 20_000)}";

    private async Task<(string Name, byte[] Content)> Stored()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_data, "gym24.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand("SELECT FileName, Content FROM host_papers WHERE Template = 'partnerships.participants'", connection);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return (reader.GetString(0), reader.GetFieldValue<byte[]>(1));
    }
}
