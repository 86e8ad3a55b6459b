using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gym24.Contracts;

/// <summary>A short text in the two languages of the interface; prints itself in the reader's language.</summary>
/// <param name="Ru">Russian, never empty.</param>
/// <param name="En">English; <see langword="null"/> falls back to Russian.</param>
/// <remarks>In JSON either <c>"text"</c> (Russian only) or <c>{ "ru": "…", "en": "…" }</c>.</remarks>
[JsonConverter(typeof(LocalTextJson))]
public sealed record LocalText(string Ru, string? En = null)
{
    public static implicit operator LocalText(string ru) => new(ru);

    /// <summary>The text in the language of <see cref="CultureInfo.CurrentUICulture"/>.</summary>
    public override string ToString() =>
        En is not null && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? En : Ru;
}

internal sealed class LocalTextJson : JsonConverter<LocalText>
{
    public override LocalText Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new LocalText(reader.GetString()!);
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("ru", out var ru)
            || ru.ValueKind != JsonValueKind.String)
            throw new JsonException("expected a string or { \"ru\": …, \"en\": … }");
        return new LocalText(ru.GetString()!, document.RootElement.TryGetProperty("en", out var en) ? en.GetString() : null);
    }

    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
