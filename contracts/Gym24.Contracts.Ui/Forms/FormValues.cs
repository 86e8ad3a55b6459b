using System.Globalization;

namespace Gym24.Contracts.Ui;

/// <summary>Values in the form that the browser's own inputs expect.</summary>
public static class FormValues
{
    /// <summary>For <c>DateField</c>.</summary>
    public static string? Of(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>For <c>DateTimeField</c>; the caller has already moved the time into the school's zone.</summary>
    public static string? Of(DateTime? local) => local?.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>For <c>NumberField</c>.</summary>
    public static string? Of(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
}
