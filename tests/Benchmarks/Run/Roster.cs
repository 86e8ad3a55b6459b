using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Gym24.Benchmarks;

/// <summary>A roster through the API into an empty school: read, tried, carried out.</summary>
internal static class Roster
{
    private const int Lines = 20_000;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static async Task<string> Measure(Bench bench)
    {
        using var server = await bench.Product("roster");
        using var api = await Signing.Api(server);
        using var content = new StringContent(Csv(), Encoding.UTF8, "text/csv");
        var (watch, processor) = (Stopwatch.StartNew(), server.Processor);
        var answer = await api.PostAsync("/api/v1/people/import?fileName=roster.csv", content);
        answer.EnsureSuccessStatusCode();
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        var (read, tried) = (watch.Elapsed, TimeSpan.Zero);
        for (var state = ""; state != "applied"; await Task.Delay(20))
        {
            state = (await api.GetFromJsonAsync<JsonElement>($"/api/v1/people/import/{id}")).GetProperty("state").GetString()!;
            if (state is "failed" or "checked" || watch.Elapsed > Limit)
                throw new InvalidOperationException($"The import is «{state}» after {watch.Elapsed}");
            if (state is "applying" or "applied" && tried == TimeSpan.Zero)
                tried = watch.Elapsed;
        }
        var all = watch.Elapsed;
        return $"""
            ## Roster import
            `POST /api/v1/people/import`, CSV of {Lines} pupils into an empty school, right after the start; the processor worked {(server.Processor - processor).TotalSeconds:0.0} s.

            | step | seconds | rows per second |
            |---|---|---|
            {Row("uploaded, read and staged", read)}
            {Row("dry run", tried - read)}
            {Row("carried out", all - tried)}
            {Row("in all", all)}

            """;
    }

    private static string Row(string step, TimeSpan time) => $"| {step} | {time.TotalSeconds:0.0} | {Lines / time.TotalSeconds:0} |";

    private static string Csv()
    {
        var csv = new StringBuilder("Фамилия;Имя;Отчество;Дата рождения;Класс\n");
        for (var i = 0; i < Lines; i++)
            csv.Append($"Фамилия{Letters(i)};Имя{Letters(i / 7)};Отчество{Letters(i / 11)};{1 + i % 28:00}.{1 + i % 12:00}.{2009 + i % 10};{i % 11 + 1}{"АБВГ"[i % 4]}\n");
        return csv.ToString();
    }

    private static string Letters(int number)
    {
        var word = "";
        for (var rest = number; rest > 0 || word.Length == 0; rest /= 20)
            word += "абвгдежзиклмнопрстуф"[rest % 20];
        return word;
    }
}
