using System.Text.Json.Nodes;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Delivery;

/// <summary>What the robots' answers mean. All of them answer 200 and say in the body whether it went well.</summary>
internal static class RobotAnswer
{
    public static SendResult Read(RobotKind kind, JsonObject? answer)
    {
        var (codeName, wordsName) = kind == RobotKind.Feishu ? ("code", "msg") : ("errcode", "errmsg");

        // Older Feishu robots say StatusCode.
        if (answer is null || (answer[codeName] ?? answer["StatusCode"]) is not JsonValue value || !value.TryGetValue<int>(out var code))
        {
            return new SendResult.Passing(DeliveryProblem.UnexpectedAnswer, null);
        }

        var detail = $"{code} {(answer[wordsName] is JsonValue words ? words.ToString() : "")}".Trim();
        return (kind, code) switch
        {
            (_, 0) => new SendResult.Sent(),

            // More than 20 messages a minute, or the platform itself is busy.
            (RobotKind.WeCom, 45009 or -1) or (RobotKind.DingTalk, 130101 or 410100 or -1) or (RobotKind.Feishu, 11232) =>
                new SendResult.Passing(DeliveryProblem.Busy, detail),
            (RobotKind.DingTalk, 310000) or (RobotKind.Feishu, 19021) => new SendResult.Permanent(DeliveryProblem.SignatureRefused, detail),
            (RobotKind.WeCom, 93000) or (RobotKind.DingTalk, 300001 or 400013 or 400101 or 400102 or 400106) or (RobotKind.Feishu, 19001) =>
                new SendResult.Permanent(DeliveryProblem.KeyRefused, detail),
            _ => new SendResult.Permanent(DeliveryProblem.ContentRefused, detail),
        };
    }
}
