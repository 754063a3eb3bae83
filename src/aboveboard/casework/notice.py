"""The notice that is read to a phone's user before they agree: what, why, how it is handled, that they may refuse.

Translations from English were not reviewed by a speaker who does this work; `REVIEWED` says which were.
"""

from __future__ import annotations

from aboveboard.casework.errors import CaseError
from aboveboard.model.authority import Authority

REVIEWED = ("en",)

_TEXTS: dict[str, tuple[str, str, str]] = {
    "en": (
        "all that is on the phone",
        "not stated",
        "What: from the phone this will be read: {what}.\n"
        "Why: {why}.\n"
        "On what power: {power}.\n"
        "How it is handled: the phone's data is read and not changed by this tool; what is read is kept encrypted, {kept}; "
        "who looks at it, and when, is written down.\n"
        "You may refuse. Refusal alone ends nothing, and nothing is held against you for it by this notice. "
        "You may take back your agreement later; say so to whoever holds the phone.\n",
    ),
    "zh": (
        "手机上的全部内容",
        "未说明",
        "内容:将从手机中读取:{what}。\n"
        "原因:{why}。\n"
        "依据:{power}。\n"
        "如何处理:本工具只读取手机数据,不作更改;所读内容加密保存,{kept};何人何时查看均有记录。\n"
        "您可以拒绝。仅仅拒绝不会使任何事情终止,本告知也不因此对您不利。您以后可以撤回同意;请告知持有手机的人。\n",
    ),
    "es": (
        "todo lo que hay en el teléfono",
        "no se indica",
        "Qué: del teléfono se leerá: {what}.\n"
        "Por qué: {why}.\n"
        "Con qué facultad: {power}.\n"
        "Cómo se trata: esta herramienta lee los datos del teléfono y no los cambia; lo leído se guarda cifrado, {kept}; "
        "queda escrito quién lo mira y cuándo.\n"
        "Usted puede negarse. La negativa por sí sola no pone fin a nada, y este aviso no la usa en su contra. "
        "Puede retirar su acuerdo más tarde; dígaselo a quien tenga el teléfono.\n",
    ),
    "ar": (
        "كل ما في الهاتف",
        "غير مذكور",
        "ماذا: سيُقرأ من الهاتف: {what}.\n"
        "لماذا: {why}.\n"
        "بأي سلطة: {power}.\n"
        "كيف تُعامل البيانات: تقرأ هذه الأداة بيانات الهاتف ولا تغيّرها؛ ويُحفظ ما يُقرأ مشفّراً، {kept}؛ ويُسجَّل من ينظر إليه ومتى.\n"
        "لك أن ترفض. الرفض وحده لا يُنهي شيئاً، ولا يُستعمل ضدك بحكم هذا الإشعار. "
        "ولك أن تسحب موافقتك لاحقاً؛ أخبر من بحوزته الهاتف.\n",
    ),
}
LANGUAGES = tuple(_TEXTS)


def notice(authority: Authority, language: str) -> str:
    """The words to be read. Raises CaseError for a language that is not there."""
    if language not in _TEXTS:
        raise CaseError(f"there is no notice in {language!r}; there are {', '.join(LANGUAGES)}")
    everything, unsaid, text = _TEXTS[language]
    scope = authority.scope
    what = [*scope.categories, *scope.services, *scope.people]
    if scope.since or scope.until:
        what.append(f"{scope.since or '…'} – {scope.until or '…'}")
    power = ", ".join(t for t in (authority.power, authority.reference, authority.issuer) if t)
    kept = authority.retention or unsaid
    return text.format(what=", ".join(what) or everything, why=authority.purpose or unsaid, power=power, kept=kept)
