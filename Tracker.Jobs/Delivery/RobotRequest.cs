using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Tracker.Engine.Pipeline.Delivery;

namespace Tracker.Jobs.Delivery;

/// <summary>The requests that the three robots document, with their signatures.</summary>
internal static class RobotRequest
{
    public static HttpRequestMessage Of(RobotOptions robot, string text, DateTimeOffset now) => robot.Kind switch
    {
        RobotKind.WeCom => Post(robot.Url, WeComBody(text)),
        RobotKind.DingTalk => Post(DingTalkAddress(robot, now), WeComBody(text)),
        RobotKind.Feishu => Post(robot.Url, FeishuBody(robot, text, now)),
        _ => throw new ArgumentOutOfRangeException(nameof(robot), robot.Kind, "Unknown robot."),
    };

    /// <summary>DingTalk (自定义机器人安全设置, 加签): HMAC-SHA256 of "timestamp\nsecret" keyed with the secret; milliseconds.</summary>
    internal static string DingTalkSignature(long milliseconds, string secret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{milliseconds}\n{secret}")));

    /// <summary>Feishu (自定义机器人使用指南, 签名校验): HMAC-SHA256 of nothing keyed with "timestamp\nsecret"; seconds.</summary>
    internal static string FeishuSignature(long seconds, string secret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{seconds}\n{secret}"), Array.Empty<byte>()));

    private static string DingTalkAddress(RobotOptions robot, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(robot.Secret))
        {
            return robot.Url;
        }

        var timestamp = now.ToUnixTimeMilliseconds();
        var sign = Uri.EscapeDataString(DingTalkSignature(timestamp, robot.Secret));
        var separator = robot.Url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return string.Create(CultureInfo.InvariantCulture, $"{robot.Url}{separator}timestamp={timestamp}&sign={sign}");
    }

    private static JsonObject WeComBody(string text) => new()
    {
        ["msgtype"] = "text",
        ["text"] = new JsonObject { ["content"] = text },
    };

    private static JsonObject FeishuBody(RobotOptions robot, string text, DateTimeOffset now)
    {
        var body = new JsonObject
        {
            ["msg_type"] = "text",
            ["content"] = new JsonObject { ["text"] = text },
        };
        if (!string.IsNullOrEmpty(robot.Secret))
        {
            var timestamp = now.ToUnixTimeSeconds();
            body["timestamp"] = timestamp.ToString(CultureInfo.InvariantCulture);
            body["sign"] = FeishuSignature(timestamp, robot.Secret);
        }

        return body;
    }

    private static HttpRequestMessage Post(string address, JsonObject body) => new(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
}
