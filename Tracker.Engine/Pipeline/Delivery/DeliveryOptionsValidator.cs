using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Tracker.Engine.Pipeline.Delivery;

/// <summary>Names each wrong setting by its full key, and never repeats a secret.</summary>
public sealed class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>
{
    private const string Key = DeliveryOptions.Section;

    public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(DeliveryOptions options)
    {
        if (options.BaseUrl is { Length: > 0 } url && !IsWebAddress(url))
        {
            yield return $"{Key}:BaseUrl is '{url}'; it must be an address that begins with https:// or http://.";
        }

        if (options.WorkFrom >= options.WorkTo)
        {
            yield return $"{Key}:WorkFrom ({options.WorkFrom:HH:mm}) must be earlier than {Key}:WorkTo ({options.WorkTo:HH:mm}).";
        }

        foreach (var fault in new[]
                 {
                     OutOfRange(nameof(options.ListedItems), options.ListedItems, 1, 200),
                     OutOfRange(nameof(options.Lanes), options.Lanes, 1, 32),
                     OutOfRange(nameof(options.TimeoutSeconds), options.TimeoutSeconds, 1, 600),
                     OutOfRange(nameof(options.ClaimSeconds), options.ClaimSeconds, options.TimeoutSeconds + 1, 86400),
                     OutOfRange(nameof(options.MaxAttempts), options.MaxAttempts, 1, 1000),
                 }.OfType<string>().Concat(MailFaults(options.Mail)).Concat(RobotFaults(options.Robots)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> MailFaults(MailOptions mail)
    {
        if (string.IsNullOrWhiteSpace(mail.Host))
        {
            yield break;
        }

        if (OutOfRange("Mail:Port", mail.Port, 1, 65535) is { } port)
        {
            yield return port;
        }

        if (!MailAddress.TryCreate(mail.From, out _))
        {
            yield return $"{Key}:Mail:From is '{mail.From}'; it must be the mail address that messages are sent from.";
        }

        if (mail.UserName is { Length: > 0 } != mail.Password is { Length: > 0 })
        {
            yield return $"{Key}:Mail:UserName and {Key}:Mail:Password must be set together, or neither of them.";
        }
    }

    private static IEnumerable<string> RobotFaults(IList<RobotOptions> robots)
    {
        for (var i = 0; i < robots.Count; i++)
        {
            var (robot, key) = (robots[i], $"{Key}:Robots:{i}");
            if (string.IsNullOrWhiteSpace(robot.Name) || robot.Name.Length > 60)
            {
                yield return $"{key}:Name must be given, with at most 60 characters.";
            }
            else if (robots.Take(i).Any(earlier => earlier.Name == robot.Name))
            {
                yield return $"{key}:Name '{robot.Name}' is taken by another robot.";
            }

            if (!IsWebAddress(robot.Url))
            {
                yield return $"{key}:Url must be the webhook's address, beginning with https://.";
            }

            if (robot.Kind == RobotKind.WeCom && !string.IsNullOrEmpty(robot.Secret))
            {
                yield return $"{key}:Secret is set, but WeCom robots do not sign; remove it.";
            }

            if (robot.Language is not ("zh" or "en"))
            {
                yield return $"{key}:Language is '{robot.Language}'; it must be zh or en.";
            }
        }
    }

    private static string? OutOfRange(string setting, int value, int least, int most) =>
        value >= least && value <= most ? null : $"{Key}:{setting} is {value}; it must be from {least} to {most}.";

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
