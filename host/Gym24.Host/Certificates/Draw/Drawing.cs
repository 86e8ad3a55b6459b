using System.Globalization;
using Gym24.Host.Access;
using Gym24.Host.Certificates.Pdf;

namespace Gym24.Host.Certificates.Draw;

/// <summary>Draws certificates: a page for each, lying or standing as its kind is.</summary>
internal sealed class Drawing
{
    private const double Long = 841.89, Short = 595.28, Foot = 150, Qr = 78, Emblem = 58;
    private const string Picture = "Emblem";
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");
    private static readonly Ink Letters = Ink.Of(0x1B2A41), Quiet = Ink.Of(0x51606F), Gold = Ink.Of(0xB08A3C), Navy = Ink.Of(0x1F3A5F), Burgundy = Ink.Of(0x7A1F2B);
    private readonly PdfFile _file = new();
    private readonly Jpeg? _emblem;

    private Drawing(Jpeg? emblem)
    {
        if ((_emblem = emblem) is not null)
            _file.Jpeg(Picture, emblem!);
    }

    private Faces Faces => _file.Faces;

    /// <param name="at">When the last of them was issued or changed.</param>
    /// <param name="emblem">The school's, if it has one.</param>
    public static byte[] Of(IReadOnlyList<Sheet> sheets, string title, DateTime at, Jpeg? emblem)
    {
        var drawing = new Drawing(emblem);
        foreach (var sheet in sheets)
            drawing.Page(sheet);
        return drawing._file.Save(title, sheets[0].School, at);
    }

    private void Page(Sheet sheet)
    {
        var (width, height, colour) = sheet.Portrait ? (Short, Long, Burgundy) : (Long, Short, Navy);
        var frame = sheet.Portrait ? "Standing" : "Lying";
        _file.Drawing(frame, width, height, Ornament.Frame(width, height, colour, Gold));
        var canvas = new Canvas(height).Under(frame);
        var (middle, room, top) = (width / 2, width - (2 * (Ornament.Inner + 34)), Ornament.Inner + 22);

        if (_emblem is { } emblem)
        {
            var wide = Math.Min(Emblem * emblem.Width / emblem.Height, Emblem * 3);
            canvas.Picture(Picture, middle - (wide / 2), top, wide, wide * emblem.Height / emblem.Width);
            top += Emblem + 8;
        }
        canvas.In(Quiet);
        top = Setting.Fit(Faces.Serif, sheet.School, 13, 9, room * 0.86, 54).Draw(canvas, middle, top);

        var bottom = height - Ornament.Inner - Foot;
        var parts = Parts(sheet, room, bottom - top);
        // What is left is shared out between the parts.
        var free = bottom - top - parts.Sum(p => p.Height);
        var gap = Math.Min(sheet.Portrait ? 34 : 17, free / (parts.Count + 1));
        var y = top + ((free - (gap * (parts.Count - 1))) * (sheet.Portrait ? 0.42 : 0.5));
        for (var i = 0; i < parts.Count; i++)
        {
            canvas.In(i is 0 or 2 ? colour : Letters);
            var end = parts[i].Draw(canvas, middle, y);
            if (i == 0)
                Ornament.Divide(canvas, middle, end + (gap * 0.45), 96, Gold);
            else if (i == 2)
                canvas.In(Gold).Line(middle - (room * 0.38), end + 3, middle + (room * 0.38), end + 3, 0.6);
            y = end + gap;
        }
        Below(canvas, sheet, width, height);
        _file.Page(width, height, canvas);
    }

    /// <summary>Heading, what is said before the name, the name, what for.</summary>
    private List<Setting> Parts(Sheet sheet, double room, double height)
    {
        var heading = Setting.Fit(Faces.Display, sheet.Heading.ToUpper(Russian), sheet.Portrait ? 38 : 36, 16, room, height * 0.3, 1.2, most: 2);
        var lead = Setting.Fit(Faces.Italic, sheet.Lead, 15, 10, room, 36, most: 2);
        var name = Setting.Fit(Faces.Display, sheet.Name.Length > 0 ? sheet.Name : HostTexts.T.Both("Certificate.Erased").Ru, 31, 12, room, height * 0.3, 1.22, most: 2);
        var left = height - heading.Height - lead.Height - name.Height - 44;
        return [heading, lead, name, Setting.Fit(Faces.Serif, sheet.Text, 15, 7, room * 0.94, left)];
    }

    private void Below(Canvas canvas, Sheet sheet, double width, double height)
    {
        var (left, right, bottom) = (Ornament.Inner + 34, width - Ornament.Inner - 30, height - Ornament.Inner - 22);
        var qr = right - Qr;
        if (sheet.Verify is { } verify)
        {
            var matrix = QrCodes.Squares(verify.AbsoluteUri);
            var square = Qr / matrix.Count;
            canvas.In(Letters).Fill(matrix.SelectMany((row, y) => row.Select(run => (qr + (run.From * square), bottom - Qr - 34 + (y * square), run.Count * square, square))));
        }
        canvas.In(Quiet);
        var said = new List<string> { $"№ {sheet.Number}" };
        if (sheet.Replaces is { } before)
            said.Add(HostTexts.T.Both("Certificate.InsteadOf", before).Ru);
        if (sheet.Verify is { } address)
            said.Add($"{address.Authority}/verify");
        said.Add(Codes.Grouped(sheet.Code));
        var y = bottom - 26;
        foreach (var (line, i) in said.Select((l, i) => (l, i)))
        {
            var size = Fitting(line, i == 0 ? 8.5 : 7.5, 190);
            // The code is right below the square, the rest in the middle of it, as far as the frame lets it.
            canvas.Text(Faces.Sans, size, Math.Min(qr + (Qr / 2) - (Faces.Sans.Width(line, size) / 2), right - Faces.Sans.Width(line, size)), y, line);
            y += 9.5;
        }
        Signatures(canvas, sheet, left, qr - 40, bottom);
    }

    private void Signatures(Canvas canvas, Sheet sheet, double left, double right, double bottom)
    {
        canvas.In(Letters);
        var day = sheet.On.ToString("d MMMM yyyy 'г.'", Russian);
        canvas.Text(Faces.Serif, 10.5, left, bottom, sheet.Town is { } town ? $"{town}, {day}" : day);
        var room = Math.Min(right - left, 430);
        var y = bottom - 30;
        foreach (var signer in sheet.Signers.Reverse())
        {
            var role = Setting.Fit(Faces.Serif, signer.Role, 10.5, 7, room * 0.42, 28, 1.15, most: 2);
            var line = left + (room * 0.44);
            for (var i = 0; i < role.Lines.Count; i++)
                canvas.Text(Faces.Serif, role.Size, left, y - ((role.Lines.Count - 1 - i) * role.Size * 1.15), role.Lines[i]);
            canvas.Line(line, y + 2, line + (room * 0.26), y + 2, 0.6);
            if (signer.Name is { Length: > 0 } name)
                canvas.Text(Faces.Serif, Fitting(name, 10.5, room * 0.28, Faces.Serif), line + (room * 0.28), y, name);
            y -= Math.Max(27, role.Height + 10);
        }
    }

    private double Fitting(string text, double size, double width, Face? face = null) => Math.Min(size, size * width / Math.Max(1, (face ?? Faces.Sans).Width(text, size)));
}
