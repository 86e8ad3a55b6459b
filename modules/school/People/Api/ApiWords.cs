using System.Text.Json;
using Gym24.Contracts;
using static Gym24.People.Texts;

namespace Gym24.People.Api;

internal static class ApiWords
{
    public static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <exception cref="Refusal">The word is none of the enum's.</exception>
    public static TEnum? Enum<TEnum>(string field, string? word) where TEnum : struct, Enum =>
        string.IsNullOrEmpty(word) ? null
        : !char.IsAsciiDigit(word[0]) && System.Enum.TryParse<TEnum>(word, ignoreCase: true, out var value) && System.Enum.IsDefined(value) ? value
        : throw new Refusal(RefusalKind.Invalid, "invalid", T["Api.Word", string.Join(", ", System.Enum.GetValues<TEnum>().Select(Name))], field);

    public static void Paging(int page, int size)
    {
        var faults = new Faults();
        faults.Range("page", page, 1, 100_000);
        faults.Range("size", size, 1, 200);
        faults.ThrowIfAny();
    }
}
